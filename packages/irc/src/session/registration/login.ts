import { decodeBase64, encodeBase64 } from '../../message/base64.ts'
import { quitAndClose } from '../closing.ts'
import type { SaslMechanism, SaslStep } from '../config.ts'
import type { Intent } from '../intents.ts'
import type { CoreHandlers } from '../handlers/core-handler.ts'
import { endAskedLogin, whyNotNow } from './asked-login.ts'
import { needMet } from './needs.ts'
import type { Message } from '../../message/message.ts'
import { refusalOf } from '../requests/replies.ts'
import { settleUnasked } from '../requests/sending.ts'
import type { SessionCore } from '../session-core.ts'
import type { AskedLogin } from '../session-memory.ts'
import { LOGIN_STEP_MS, MAX_CHALLENGE_LENGTH } from '../session-limits.ts'
import { setOwnAccount } from '../users.ts'

/** Base64 characters in one AUTHENTICATE. */
const CHUNK = 400

/** Whether the person asked for a login. */
export function loginWanted(core: SessionCore): boolean {
  return (core.secrets.mechanisms ?? []).length > 0
}

/** Whether the capability is to be asked for: to log in by it now, or as soon as the person wants to. */
export function wantsToLogIn(core: SessionCore): boolean {
  const wanted = loginWanted(core) && core.state.identity.account === undefined
  return wanted || core.memory.config.with?.includes('sasl') === true
}

export function loginBegun(core: SessionCore): boolean {
  return core.memory.login !== undefined
}

/** The capability is enabled: the first mechanism that the server offers is tried. */
export function beginLogin(core: SessionCore): void {
  if (!loginWanted(core) || loginBegun(core) || core.state.identity.account !== undefined) return
  const offered = core.state.capabilities.offered.get('sasl') ?? ''
  const first = nextMechanism(core, 0, offered === '' ? undefined : offered.split(','))
  if (first === undefined) {
    loginUnavailable(core, `The server offers none of the mechanisms asked for, but ${offered}`)
    return
  }
  attempt(core, first)
}

/** What a person may want of a login. */
export const loginDoers = {
  'log-in': (core: SessionCore, { request, mechanism }: Extract<Intent, { kind: 'log-in' }>): void => {
    const hindrance = whyNotNow(core)
    if (hindrance !== undefined) {
      settleUnasked(core, request, hindrance)
      return
    }
    core.askedMechanism = mechanism
    attempt(core, 0, { request, loggedIn: undefined })
  },
}

/** The connection is gone, and with it the login that was under way. */
export function forgetLogin(core: SessionCore): void {
  const asked = core.memory.login?.asked
  core.memory.login = undefined
  core.memory.loginAttempts = 0
  if (asked !== undefined) endAskedLogin(core, asked, { kind: 'disconnected', sent: true })
}

/** Nothing can be tried: without a login the person does not want to be here. */
export function loginUnavailable(core: SessionCore, text: string): void {
  giveUp(core, 'login-unavailable', text)
}

/** A mechanism's work is done. */
export function loginDerived(core: SessionCore, id: string, result: Uint8Array): void {
  const { login } = core.memory
  if (login === undefined || !login.deriving || id !== deriveId(login.attempt)) return
  login.deriving = false
  const mechanism = mechanisms(core)[login.mechanism]
  if (mechanism?.derived !== undefined) take(core, mechanism.derived(login.exchange, result))
}

/** Asks, perhaps once more, for the work that is under way. */
export function askForWork(core: SessionCore): void {
  const { login } = core.memory
  if (login === undefined || !login.deriving) return
  const work = mechanisms(core)[login.mechanism]?.work?.(login.exchange)
  if (work !== undefined) core.output({ kind: 'derive', id: deriveId(login.attempt), work })
}

/** The server said nothing for too long. */
export function loginTimedOut(core: SessionCore): void {
  const { login } = core.memory
  if (login?.asked !== undefined) {
    core.send({ command: 'AUTHENTICATE', params: ['*'] })
    endAskedLogin(core, login.asked, { kind: 'unanswered' })
  } else if (login !== undefined) giveUp(core, 'login-refused', 'The server did not answer the login')
}

/** Source: https://ircv3.net/specs/extensions/sasl-3.2 */
export const loginHandlers: CoreHandlers = {
  AUTHENTICATE: (core, { params }) => {
    const { login } = core.memory
    const chunk = params[0] ?? ''
    if (login === undefined || login.deriving) return true
    login.expectsStaleFailure = false
    if (chunk !== '+') login.challenge += chunk
    if (login.challenge.length > MAX_CHALLENGE_LENGTH) abort(core, 'The challenge of the server is too long')
    else if (chunk.length !== CHUNK) answer(core)
    return true
  },

  // RPL_LOGGEDIN: `900 nick nick!user@host account :text`.
  '900': (core, message) => {
    const asked = core.memory.login?.asked
    if (asked !== undefined) asked.loggedIn = message
    setOwnAccount(core, message.params[2])
    return false
  },

  '901': (core) => {
    setOwnAccount(core, undefined)
    return false
  },

  '903': succeed,

  // Already logged in.
  '907': (core, message) => {
    const { login } = core.memory
    if (login?.asked !== undefined) refuse(core, login.asked, message)
    else if (login !== undefined) succeeded(core)
    return false
  },

  // RPL_SASLMECHS is the one answer after which another mechanism is tried.
  '908': (core, message) => {
    const { login } = core.memory
    if (login?.asked !== undefined) refuse(core, login.asked, message)
    if (login === undefined || login.asked !== undefined) return false
    const next = nextMechanism(core, login.mechanism + 1, (message.params[1] ?? '').split(','))
    if (next !== undefined) {
      attempt(core, next)
      login.expectsStaleFailure = true
    }
    return false
  },

  '902': failed,
  '904': failed,
  '905': failed,
  '906': failed,
}

function mechanisms(core: SessionCore): readonly SaslMechanism[] {
  if (core.memory.login?.asked === undefined) return core.secrets.mechanisms ?? []
  return core.askedMechanism === undefined ? [] : [core.askedMechanism]
}

function nextMechanism(core: SessionCore, from: number, offered: readonly string[] | undefined): number | undefined {
  const list = mechanisms(core)
  for (let i = from; i < list.length; i++) {
    if (offered === undefined || offered.includes(list[i]?.name ?? '')) return i
  }
  return undefined
}

function attempt(core: SessionCore, index: number, asked?: AskedLogin): void {
  const mechanism = asked === undefined ? mechanisms(core)[index] : core.askedMechanism
  if (mechanism === undefined) return
  core.memory.loginAttempts++
  const count = core.memory.loginAttempts
  const nonce = core.memory.transport?.nonce ?? ''
  // The second attempt on a connection must not repeat the nonce of the first.
  const exchange = mechanism.start(count === 1 ? nonce : `${nonce}${count}`)
  const before = core.memory.login
  const login = {
    mechanism: index,
    attempt: count,
    exchange,
    challenge: '',
    deriving: false,
    expectsStaleFailure: false,
    asked,
  }
  if (before === undefined) core.memory.login = login
  else Object.assign(before, login)
  core.setTimer('login', core.now + LOGIN_STEP_MS)
  core.send({ command: 'AUTHENTICATE', params: [mechanism.name] })
}

function answer(core: SessionCore): void {
  const { login } = core.memory
  const mechanism = login === undefined ? undefined : mechanisms(core)[login.mechanism]
  if (login === undefined || mechanism === undefined) return
  const challenge = decodeBase64(login.challenge)
  login.challenge = ''
  if (challenge === undefined) abort(core, 'The challenge of the server is not Base64')
  else take(core, mechanism.respond(login.exchange, challenge))
}

function take(core: SessionCore, step: SaslStep): void {
  const { login } = core.memory
  if (login === undefined) return
  if (step.kind === 'abort') {
    abort(core, step.text)
    return
  }
  login.exchange = step.state
  if (step.kind === 'derive') {
    login.deriving = true
    core.clearTimer('login')
    askForWork(core)
    return
  }
  core.setTimer('login', core.now + LOGIN_STEP_MS)
  respond(core, encodeBase64(step.data))
}

function respond(core: SessionCore, text: string): void {
  for (let at = 0; at < text.length; at += CHUNK) {
    core.send({ command: 'AUTHENTICATE', params: [text.slice(at, at + CHUNK)] })
  }
  // An empty answer, or one whose last part looks as if there were more.
  if (text.length % CHUNK === 0) core.send({ command: 'AUTHENTICATE', params: ['+'] })
}

function abort(core: SessionCore, text: string): void {
  core.send({ command: 'AUTHENTICATE', params: ['*'] })
  giveUp(core, 'login-refused', text)
}

function succeed(core: SessionCore, message: Message): boolean {
  const { login } = core.memory
  if (login === undefined) return false
  if (mechanisms(core)[login.mechanism]?.isProved?.(login.exchange) === false) {
    abort(core, 'The server did not prove that it knows the password')
  } else if (login.asked !== undefined) {
    const { asked } = login
    core.memory.hasLoggedIn = true
    const replies = asked.loggedIn === undefined ? [message] : [asked.loggedIn, message]
    endAskedLogin(core, asked, { kind: 'ok', replies })
  } else succeeded(core)
  return false
}

function succeeded(core: SessionCore): void {
  core.memory.hasLoggedIn = true
  endLogin(core)
}

function failed(core: SessionCore, message: Message): boolean {
  const { login } = core.memory
  if (login === undefined) return false
  if (login.asked !== undefined) refuse(core, login.asked, message)
  else if (login.expectsStaleFailure) login.expectsStaleFailure = false
  else giveUp(core, 'login-refused', message.params.at(-1) ?? '')
  return false
}

function refuse(core: SessionCore, asked: AskedLogin, message: Message): void {
  endAskedLogin(core, asked, { kind: 'refused', refusal: refusalOf(message) })
}

function giveUp(core: SessionCore, code: 'login-refused' | 'login-unavailable', text: string): void {
  const asked = core.memory.login?.asked
  if (asked !== undefined) {
    endAskedLogin(core, asked, { kind: 'refused', refusal: { code: 'ERR_SASLFAIL', text, params: [] } })
    return
  }
  const late = !core.memory.registration.needs.has('login')
  if (late || core.memory.config.loginOptional === true) {
    endLogin(core)
    return
  }
  core.clearTimer('login')
  core.memory.login = undefined
  // What was offered once will be again: services come back by themselves, a wrong password does not.
  const retry = code === 'login-unavailable' && core.memory.hasLoggedIn
  quitAndClose(core, { code, text, retry })
}

function endLogin(core: SessionCore): void {
  core.clearTimer('login')
  core.memory.login = undefined
  needMet(core, 'login')
}

function deriveId(attemptNumber: number): string {
  return `login-${attemptNumber}`
}
