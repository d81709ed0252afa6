import { signSeen } from '../held-joins.ts'
import { addressOf } from '../own-address.ts'
import { MAX_MOTD_LINES } from '../session-limits.ts'
import { applyTokens } from '../isupport-change.ts'
import { isupportTokens } from '../../isupport/isupport.ts'
import { needMet } from '../registration/needs.ts'
import { welcomed } from '../registration/registration.ts'
import type { CoreHandlers } from './core-handler.ts'

/** The burst after registration. Source: https://modern.ircdocs.horse/#connection-registration */
export const welcomeHandlers: CoreHandlers = {
  '001': (core, { source, params }) => {
    const nickname = params[0]
    const { identity } = core.state
    // soju writes `*` while it has no nickname for us.
    if (nickname !== undefined && nickname !== '' && nickname !== '*') identity.nickname = nickname
    core.memory.registration.server = typeof source === 'string' ? source : (source?.nickname ?? '')
    const address = addressOf(params.at(-1) ?? '', identity.nickname)
    if (address !== undefined) {
      identity.username = address.username
      identity.hostname = address.hostname
    }
    core.touch()
    welcomed(core)
    return false
  },

  '005': (core, { params }) => {
    applyTokens(core, isupportTokens(params))
    return true
  },

  '375': (core) => {
    core.state.motd.length = 0
    core.touch()
    return false
  },

  '372': (core, { params }) => {
    const { motd } = core.state
    if (motd.length < MAX_MOTD_LINES) motd.push((params.at(-1) ?? '').replace(/^- ?/, ''))
    core.touch()
    return false
  },

  '376': (core) => {
    needMet(core, 'greeting')
    return false
  },

  '422': (core) => {
    needMet(core, 'greeting')
    return false
  },

  // The hostname that others see from now on.
  '396': (core, { params }) => {
    const hostname = params[1]
    if (hostname === undefined) return false
    const at = hostname.lastIndexOf('@')
    core.state.identity.hostname = hostname.slice(at + 1)
    core.touch()
    signSeen(core, 'host-hidden')
    return false
  },
}
