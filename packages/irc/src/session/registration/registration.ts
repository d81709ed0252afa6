import { resetCapabilities } from './capabilities.ts'
import { quitAndClose } from '../closing.ts'
import { resetSlots } from '../extension-calls.ts'
import { initialIsupport } from '../../isupport/isupport.ts'
import { forgetLogin, loginBegun, loginUnavailable, loginWanted } from '#login'
import { introduce, needMet } from './needs.ts'
import type { TransportInfo } from '../transport-info.ts'
import type { SessionCore } from '../session-core.ts'
import { GREETING_MS, INTRODUCTION_MS, REGISTRATION_MS } from '../session-limits.ts'

/**
 * Registration as a set of outstanding needs: each step deletes its own, and the empty set means registered.
 * Source: https://modern.ircdocs.horse/#connection-registration
 */
export function beginRegistration(core: SessionCore, info: TransportInfo): void {
  const { registration } = core.memory
  forgetConnection(core)
  core.memory.transport = info
  core.state.phase = 'registering'
  core.touch()
  core.setTimer('registration', core.now + REGISTRATION_MS)
  registration.needs.add('welcome').add('greeting')
  if (info.preregistered === true) {
    registration.introduced = true
    return
  }
  registration.needs.add('capabilities')
  if (loginWanted(core)) registration.needs.add('login')
  core.send({ command: 'CAP', params: ['LS', '302'] })
  if (info.secure) introduce(core)
  else core.setTimer('introduction', core.now + INTRODUCTION_MS)
}

/** 001 has come. */
export function welcomed(core: SessionCore): void {
  const { registration } = core.memory
  core.clearTimer('introduction')
  registration.introduced = true
  registration.capabilitiesEnded = true
  core.setTimer('greeting', core.now + GREETING_MS)
  // A server without CAP never answers it, and registers us all the same.
  needMet(core, 'capabilities')
  if (registration.needs.has('login') && !loginBegun(core)) loginUnavailable(core, 'The server offers no login')
  needMet(core, 'welcome')
}

/** The whole registration took too long. */
export function registrationTimedOut(core: SessionCore): void {
  quitAndClose(core, { code: 'registration-timeout', text: 'The server did not finish the registration', retry: true })
}

/** Forgets what belonged to the connection before; what the person wanted stays. */
export function forgetConnection(core: SessionCore): void {
  const { state, memory } = core
  const { identity } = state
  memory.closing = undefined
  memory.quitting = false
  forgetLogin(core)
  memory.registration.needs.clear()
  memory.registration.introduced = false
  memory.registration.capabilitiesEnded = false
  memory.registration.nicknameAttempts = 0
  memory.registration.server = ''
  resetCapabilities(core)
  resetSlots(core)
  memory.batches.clear()
  memory.heldJoins = undefined
  state.isupport = initialIsupport
  state.users.clear()
  state.channels.clear()
  state.motd.length = 0
  identity.nickname = identity.wantedNickname
  identity.username = memory.config.username ?? memory.config.nickname
  identity.hostname = undefined
  identity.account = undefined
  identity.modes = ''
  identity.away = false
  core.touch()
}
