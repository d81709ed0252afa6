import type { NetworkInit } from '@longwire/model'
import { fieldText } from '../../elements/form-text.ts'

/** What a form holds, as a network; the name is the host's where none was given. */
export function networkOf(form: FormData): NetworkInit {
  const text = (name: string) => fieldText(form, name).trim()
  const host = text('host')
  const optional = {
    account: text('account'),
    accountPassword: fieldText(form, 'accountPassword'),
    serverPassword: fieldText(form, 'serverPassword'),
    realname: text('realname'),
  }
  return {
    name: text('name') || host,
    host,
    port: Number(text('port')),
    tls: form.get('tls') !== null,
    nickname: text('nickname'),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== '')),
  }
}
