import { tellExtensions } from '../extension-calls.ts'
import { prepareJoining } from '../held-joins.ts'
import type { SessionCore } from '../session-core.ts'
import type { Need } from '../session-memory.ts'

/** PASS, NICK and USER, once. */
export function introduce(core: SessionCore): void {
  const { registration } = core.memory
  if (registration.introduced) return
  registration.introduced = true
  core.clearTimer('introduction')
  const { identity } = core.state
  const { serverPassword } = core.secrets
  if (serverPassword !== undefined) core.send({ command: 'PASS', params: [serverPassword] })
  core.send({ command: 'NICK', params: [identity.nickname] })
  core.send({ command: 'USER', params: [identity.username, '0', '*', identity.realname] })
}

/** A step of the registration is done. */
export function needMet(core: SessionCore, need: Need): void {
  const { registration, negotiation } = core.memory
  if (!registration.needs.delete(need)) return
  const { needs } = registration
  if (needs.size === 0) {
    registered(core)
    return
  }
  if (registration.capabilitiesEnded || needs.has('capabilities') || needs.has('login')) return
  registration.capabilitiesEnded = true
  tellExtensions(core, 'finishing')
  if (negotiation.spoken) core.send({ command: 'CAP', params: ['END'] })
}

function registered(core: SessionCore): void {
  const { state } = core
  state.phase = 'registered'
  core.touch()
  core.clearTimer('registration')
  core.clearTimer('greeting')
  core.emit({ type: 'registered', nickname: state.identity.nickname, server: core.memory.registration.server })
  tellExtensions(core, 'registered')
  if (core.memory.transport?.preregistered !== true) prepareJoining(core)
}
