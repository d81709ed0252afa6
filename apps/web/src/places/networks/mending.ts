import type { NetworkId, NetworkView } from '@longwire/model'

/** Names of fields in the settings of a network, by the codes of docs/errors.md that what stands in them leads to. */
const fields: Readonly<Record<string, string>> = {
  'name-not-found': 'host',
  'tls-wrong-name': 'host',
  'proxy-refused': 'option-proxy',
  'proxy-login': 'option-proxy',
  'proxy-failed': 'option-proxy',
  'bind-failed': 'option-bind',
  'login-refused': 'accountPassword',
  'login-unavailable': 'account',
  'login-required': 'account',
  'password-refused': 'serverPassword',
  'nickname-refused': 'nickname',
}

/** The same of a server that was never reached at this address. */
const fieldsBeforeReached: Readonly<Record<string, string>> = {
  refused: 'port',
  'timed-out': 'port',
  reset: 'port',
  'tls-failed': 'port',
  'not-irc': 'port',
  'registration-timeout': 'port',
  'closed-by-server': 'port',
}

/** Where what is wrong with a network stands in its settings; undefined where it does not. */
export function fieldToMend({ problem, reached }: NetworkView): string | undefined {
  const code = problem?.code ?? ''
  return (reached === true ? undefined : fieldsBeforeReached[code]) ?? fields[code]
}

let next: NetworkId | undefined

/** Whoever says that they change what is wrong begins to write there when they arrive, and need not look for it. */
export function mendNext(network: NetworkId): void {
  next = network
}

/** Whether somebody comes to mend this network; once. */
export function comesToMend(network: NetworkId): boolean {
  const comes = next === network
  next = undefined
  return comes
}

/** Opens what is folded around a field, and has its text chosen: what is written takes its place. */
export function writeAt(form: HTMLFormElement, name: string): void {
  const field = form.elements.namedItem(name)
  if (!(field instanceof HTMLInputElement)) return
  const folded = field.closest('details')
  if (folded !== null) folded.open = true
  field.focus()
  field.select()
}
