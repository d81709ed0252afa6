import type { NetworkInit, NetworkView } from '@longwire/model'
import { networksTexts } from '../../texts/networks/networks-texts.ts'
import { usualPort } from './server-address.ts'

/** Something that may mend a connection, done by one press. */
export interface Remedy {
  readonly name: string
  readonly change: Partial<NetworkInit>
}

/** Codes of docs/errors.md that a wrong port or a wrong choice of TLS looks like. */
const portTrouble: ReadonlySet<string> = new Set([
  'refused',
  'timed-out',
  'reset',
  'tls-failed',
  'not-irc',
  'registration-timeout',
])

/** Whether a server that hung up did so without a word of its own, or with one about encryption. */
function pointsToTls(text: string): boolean {
  return /^$|closed the connection\.$/.test(text) || /\b(?:TLS|SSL)\b|secure|encrypt/i.test(text)
}

/**
 * What may mend a network that cannot be reached: TLS where it is spoken, the usual port. TLS is never taken away; where there is
 * none, the usual port without it is offered as well.
 */
export function remediesFor({ port, tls, problem, reached }: NetworkView): readonly Remedy[] {
  const certificate = problem?.certificate
  if (certificate !== undefined) return [{ name: networksTexts().form.trust, change: { pins: [certificate] } }]
  // Where it was reached before, the port is right: to change it would keep it from coming back.
  if (problem === undefined || reached === true) return []
  const usual = usualPort(true)
  const { form } = networksTexts()
  // A port for TLS hangs up on who speaks plainly; one that gives another cause is no such port.
  if (problem.code === 'closed-by-server' && !tls && pointsToTls(problem.text)) {
    const secure = port === usualPort(false) ? usual : port
    return [{ name: form.tryTls(String(secure)), change: { port: secure, tls: true } }]
  }
  if (!portTrouble.has(problem.code) || (tls && port === usual)) return []
  const encrypted = { name: form.tryTls(String(usual)), change: { port: usual, tls: true } }
  const plain = usualPort(false)
  if (tls || port === plain) return [encrypted]
  return [encrypted, { name: form.tryPlain(String(plain)), change: { port: plain } }]
}
