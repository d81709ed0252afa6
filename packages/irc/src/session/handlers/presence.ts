import type { SessionCore } from '../session-core.ts'
import { updateUser } from '../users.ts'
import type { CoreHandlers } from './core-handler.ts'

/** Who is away, as far as numerics tell. Source: https://modern.ircdocs.horse/#away-message */
export const presenceHandlers: CoreHandlers = {
  '301': (core, { params }) => {
    const [, nickname, text = ''] = params
    if (nickname !== undefined) updateUser(core, nickname, { away: text })
    return false
  },
  '305': (core) => setOwnAway(core, false),
  '306': (core) => setOwnAway(core, true),
}

/** We are away, or back. */
function setOwnAway(core: SessionCore, away: boolean): boolean {
  const { identity } = core.state
  if (identity.away !== away) {
    identity.away = away
    core.touch()
    core.emit({ type: 'away-changed', away })
  }
  return true
}
