import { setOwnAccount } from '../users.ts'
import type * as whole from './login.ts'

// The stream of a screen starts registered: the bouncer has logged in to the network, and nothing is left to do here.
// Chosen in place of the whole login by the condition `screen`, so that a phone does not fetch it.

export const loginWanted: typeof whole.loginWanted = () => false
export const wantsToLogIn: typeof whole.wantsToLogIn = () => false
export const loginBegun: typeof whole.loginBegun = () => false
export const beginLogin: typeof whole.beginLogin = () => {}
export const loginUnavailable: typeof whole.loginUnavailable = () => {}
export const loginDerived: typeof whole.loginDerived = () => {}
export const askForWork: typeof whole.askForWork = () => {}
export const loginTimedOut: typeof whole.loginTimedOut = () => {}
export const forgetLogin: typeof whole.forgetLogin = () => {}
/** None: what a screen wants to log in to is the bouncer's to ask. */
export const loginDoers: Partial<typeof whole.loginDoers> = {}

/** What a screen is told of the bouncer's login. */
export const loginHandlers: typeof whole.loginHandlers = {
  '900': (core, { params }) => {
    setOwnAccount(core, params[2])
    return false
  },
  '901': (core) => {
    setOwnAccount(core, undefined)
    return false
  },
}
