import type { CloseReason } from './session.ts'
import type { SessionCore } from './session-core.ts'

/** Says QUIT and ends the connection by our own decision. */
export function quitAndClose(core: SessionCore, reason: CloseReason): void {
  core.send({ command: 'QUIT' })
  core.close(reason)
}

/** What an ERROR of the server means, by its text. */
export function closingReason(core: SessionCore, text: string): CloseReason {
  if (core.memory.quitting) return { code: 'quit', text, retry: false }
  // Servers word it as `K-Lined`, `(G-lined)`, `You are banned from this server`.
  if (/\b[dgkxz]-?lined?\b|\bbanned\b/i.test(text)) return { code: 'banned', text, retry: false }
  return { code: 'server-error', text, retry: true }
}
