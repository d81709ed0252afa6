import { quitAndClose } from '../closing.ts'
import type { SessionCore } from '../session-core.ts'
import { MAX_NICKNAME_ATTEMPTS } from '../session-limits.ts'

/** A length that every server takes (RFC 1459), for when longer ones were cut to what is taken. */
const SHORT_NICKNAME = 9

/** During registration: the nickname was refused, so the next one is asked for. The wanted one is kept. */
export function pickAnotherNickname(core: SessionCore): void {
  const { registration, config } = core.memory
  const { identity } = core.state
  const attempt = registration.nicknameAttempts++
  if (attempt >= MAX_NICKNAME_ATTEMPTS) {
    quitAndClose(core, { code: 'server-error', text: 'The server refuses every nickname', retry: true })
    return
  }
  identity.nickname = candidate(identity.wantedNickname, config.alternativeNicknames ?? [], attempt)
  core.touch()
  core.send({ command: 'NICK', params: [identity.nickname] })
}

/** The nickname to try after `attempt` others (from 0) besides the wanted one. */
function candidate(wanted: string, alternatives: readonly string[], attempt: number): string {
  const alternative = alternatives[attempt]
  if (alternative !== undefined) return alternative
  const extra = attempt - alternatives.length
  const tail = extra === 0 ? '_' : `_${extra}`
  const base = extra < 3 ? wanted : wanted.slice(0, SHORT_NICKNAME - tail.length)
  return base + tail
}
