import { quitAndClose } from '../closing.ts'
import type { SessionCore } from '../session-core.ts'
import { MAX_NICKNAME_ATTEMPTS } from '../session-limits.ts'

/** A length that every server takes (RFC 1459), for when longer ones were cut to what is taken. */
const SHORT_NICKNAME = 9
/** Attempts with all of the wanted nickname, before it is cut. */
const WHOLE_ATTEMPTS = 3

/** Why a server took a nickname not. */
interface Refusal {
  /** It may be called so by nobody: another end of it makes no difference, unless it was too long. */
  readonly erroneous: boolean
  readonly text: string
}

/** During registration: the nickname was refused, so the next one is asked for. The wanted one is kept. */
export function pickAnotherNickname(core: SessionCore, { erroneous, text }: Refusal): void {
  const { registration, config } = core.memory
  const { identity } = core.state
  const alternatives = config.alternativeNicknames ?? []
  const attempt = registration.nicknameAttempts++
  const most = erroneous ? alternatives.length + WHOLE_ATTEMPTS + 1 : MAX_NICKNAME_ATTEMPTS
  if (attempt >= most) {
    quitAndClose(core, { code: 'nickname-refused', text, retry: !erroneous })
    return
  }
  identity.nickname = candidate(identity.wantedNickname, alternatives, attempt)
  core.touch()
  core.send({ command: 'NICK', params: [identity.nickname] })
}

/** The nickname to try after `attempt` others (from 0) besides the wanted one. */
function candidate(wanted: string, alternatives: readonly string[], attempt: number): string {
  const alternative = alternatives[attempt]
  if (alternative !== undefined) return alternative
  const extra = attempt - alternatives.length
  const tail = extra === 0 ? '_' : `_${extra}`
  const base = extra < WHOLE_ATTEMPTS ? wanted : wanted.slice(0, SHORT_NICKNAME - tail.length)
  return base + tail
}
