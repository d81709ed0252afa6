import type { CloseReason } from './close-reason.ts'
import type { SessionCore } from './session-core.ts'

/** Says QUIT and ends the connection by our own decision. */
export function quitAndClose(core: SessionCore, reason: CloseReason): void {
  core.send({ command: 'QUIT' })
  core.close(reason)
}

/** Leaves for TLS at another port of the same host, before anything is said that others should not hear. */
export function moveToTls(core: SessionCore, port: number): void {
  const { transport } = core.memory
  if (transport === undefined) return
  core.memory.closing = { code: 'sts-upgrade', text: 'The server asks for TLS', retry: true }
  core.output({ kind: 'connect', to: { host: transport.host, port, tls: true } })
}

/** What an ERROR of the server means, by its text. */
export function closingReason(core: SessionCore, text: string): CloseReason {
  if (core.memory.quitting) return { code: 'quit', text, retry: false }
  // `Throttled: Reconnecting too fast`; InspIRCd words it as a Z-line, which is over by itself.
  if (/throttl|too fast|too many times/i.test(text)) return { code: 'throttled', text, retry: true }
  // Servers word it as `K-Lined`, `(G-lined)`, `You are banned from this server`.
  if (/\b[dgkxz]-?lined?\b|\bbanned\b/i.test(text)) return { code: 'banned', text, retry: false }
  if (/(?:too many|no more).*connections/i.test(text)) return { code: 'throttled', text, retry: true }
  if (core.state.phase === 'registering') {
    if (/SASL/.test(text)) return { code: 'login-required', text, retry: false }
    if (/password|access denied|(?:not |un)authori[sz]ed/i.test(text)) {
      return { code: 'password-refused', text, retry: false }
    }
  }
  return { code: 'server-error', text, retry: true }
}
