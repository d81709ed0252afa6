import type { Outcome } from '../intents.ts'
import type { SessionCore } from '../session-core.ts'
import type { AskedLogin } from '../session-memory.ts'

// A login that the person asks for while registered: `login.ts` leads it like any other, but it ends with its request, and the
// connection goes on however it ends.

/** Why no login can be asked for now, for a person; undefined where one can. */
export function whyNotNow(core: SessionCore): string | undefined {
  if (core.state.phase !== 'registered' || core.memory.closing !== undefined) return 'Not connected'
  if (core.memory.login !== undefined) return 'Another login is under way'
  return core.state.capabilities.enabled.has('sasl') ? undefined : 'The server offers no login'
}

/** It has come to this. */
export function endAskedLogin(core: SessionCore, { request }: AskedLogin, outcome: Outcome): void {
  core.clearTimer('login')
  core.memory.login = undefined
  core.askedMechanism = undefined
  core.emit({ type: 'request-settled', request, outcome })
}
