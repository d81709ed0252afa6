import type { NetworkInit, ToldOptions } from '@longwire/model'
import { fieldText } from '../../elements/form-text.ts'

type NetworkOptions = NonNullable<NetworkInit['options']>

/** Told as they are: what is empty is taken away. */
const told = ['servers', 'join-after', 'proxy', 'bind', 'family', 'encoding', 'flood-control'] as const
/** Never told: what is empty stays as it is. */
const secret = ['perform', 'client-certificate'] as const

/** Which options a form changes, beside what is known of them. */
export function optionChanges(form: FormData, before: ToldOptions): NetworkOptions {
  const text = (name: string) => fieldText(form, `option-${name}`).trim().replaceAll('\r\n', '\n')
  const changes: [keyof NetworkOptions, string][] = []
  for (const name of told) {
    if (form.has(`option-${name}`) && text(name) !== (before[name] ?? '')) changes.push([name, text(name)])
  }
  for (const name of secret) if (text(name) !== '') changes.push([name, text(name)])
  if (form.get('take-certificate') !== null) changes.push(['client-certificate', ''])
  return Object.fromEntries(changes)
}
