import { type Environment, type StreamCloseCode } from '@longwire/connection'
import { type Line, type MessageInit, parseMessage } from '@longwire/irc'
import type { UserRecord } from '@longwire/store'
import type { Log } from '../../log/log.ts'
import type { Logins, PasswordLogin } from '../../login/logins.ts'
import { Refusal } from '../../login/refusal.ts'
import type { UserActor } from '../../user/actor.ts'
import type { Users } from '../../user/users.ts'
import { LineScreen, type ScreenOutput } from '../line-screen.ts'
import type { ScreenIds } from '../screen-ids.ts'
import { failReply, numericReply, SERVER_NAME } from '../server-name.ts'
import { ClientRegistration, type Credentials } from './client-registration.ts'
import { parseLoginName } from './login-name.ts'
import { registrationCommands } from './registration-commands.ts'
import type { RegistrationContext } from './registration-command.ts'

/** What every connection of an IRC client stands on. */
export interface ClientServices {
  readonly users: Users
  readonly logins: Logins
  readonly ids: ScreenIds
  readonly environment: Environment
  readonly log: Log
}

/** Who is at the other end. */
export interface ClientPeer {
  /** The address it came from, as text. */
  readonly address: string
  /** Who it is already known to be: the cookie of a WebSocket. */
  readonly user?: UserRecord
}

const REGISTRATION_MS = 60_000
/** Silence after which a client is asked whether it is there, and after which it is not. */
const QUIET_MS = 120_000
const DEAD_MS = 240_000
/** Lines that wait for a password to be checked. */
const MAX_WAITING = 512

/** One connection of an IRC client: its registration, and from then on a screen of its user. */
export class ClientConnection {
  readonly #services: ClientServices
  readonly #peer: ClientPeer
  readonly #output: ScreenOutput
  readonly #screen: LineScreen
  readonly #registration = new ClientRegistration()
  readonly #context: RegistrationContext
  #actor: UserActor | undefined
  #waiting: Line[] = []
  #busy = false
  #over = false
  #lastHeard: number
  #clearTimer: () => void
  #unwatch: () => void = () => {}

  constructor(services: ClientServices, peer: ClientPeer, output: ScreenOutput) {
    this.#services = services
    this.#peer = peer
    this.#output = output
    const { environment, ids, log } = services
    const view = { network: undefined, nickname: '*', capabilities: new Set<string>(), capVersion: 0 }
    this.#screen = new LineScreen({ id: ids.next(), view, output, environment, log })
    this.#context = this.#makeContext()
    this.#lastHeard = environment.now()
    this.#clearTimer = environment.schedule(this.#lastHeard + REGISTRATION_MS, () => this.#registrationTimedOut())
    if (peer.user !== undefined) this.#registration.loggedIn(peer.user, peer.user.name)
  }

  /** Lines that came, in order. */
  lines(lines: readonly Line[]): void {
    this.#lastHeard = this.#services.environment.now()
    for (const line of lines) this.#line(line)
  }

  /** The connection is gone. */
  closed(): void {
    if (this.#over) return
    this.#over = true
    this.#unwatch()
    this.#clearTimer()
    this.#actor?.post({ kind: 'screen-detached', screen: this.#screen.id })
  }

  #line(line: Line): void {
    if (this.#over) return
    if (this.#actor !== undefined) {
      this.#actor.post({ kind: 'screen-line', screen: this.#screen.id, line })
    } else if (this.#busy) {
      if (this.#waiting.length < MAX_WAITING) this.#waiting.push(line)
      else this.#end('Too much was sent before the login')
    } else {
      this.#register(line.text)
    }
  }

  #register(line: string): void {
    const message = parseMessage(line)
    if (message === undefined) return
    const { command, params } = message
    const known = registrationCommands.get(command)
    if (known === undefined) this.#context.numeric('451', 'You have not registered')
    else if (params.length < known.minParams) this.#context.numeric('461', command, 'More parameters are needed')
    else known.run(params, this.#context)
    this.#showState()
    if (this.#registration.needs.size === 0 && !this.#busy && !this.#over) this.#complete()
  }

  #complete(): void {
    const { user, passCredentials, wish } = this.#registration
    if (user !== undefined) return this.#attach(user, wish)
    if (passCredentials === undefined) {
      this.#context.fail('*', 'ACCOUNT_REQUIRED', [], 'Log in with SASL, or with the name and password of your account')
      return this.#end('A login is needed')
    }
    this.#logIn(passCredentials, (text) => {
      this.#context.numeric('464', text)
      this.#end(text)
    })
  }

  #logIn({ name, password }: Credentials, refused: (text: string) => void): void {
    const { logins, log } = this.#services
    const { address } = this.#peer
    this.#busy = true
    const attempt = { name: parseLoginName(name).user, address }
    logins.withPassword(attempt, password).then(
      (found) => this.#goOn(() => this.#loggedIn(found, name)),
      (error: unknown) => {
        const text = error instanceof Refusal ? error.userText : 'The login could not be checked; try again later'
        if (error instanceof Refusal) log.info('login-refused', { user: attempt.name, address, code: error.code })
        else log.error('login-failed', error, { address })
        this.#goOn(() => refused(text))
      },
    )
  }

  #loggedIn(found: PasswordLogin, loginName: string): void {
    const { user } = found
    // What was opened with a login that is revoked, or with a password that was changed, ends with it.
    this.#unwatch = this.#services.logins.watch(found, () => this.#end('This login was revoked'))
    const { capabilities, nickname } = this.#registration
    this.#registration.loggedIn(user, loginName)
    if (!capabilities.has('sasl')) return
    this.#context.numeric('900', `${nickname}!*@*`, user.name, `You are logged in as ${user.name}`)
    this.#context.numeric('903', 'The login succeeded')
  }

  #attach(user: UserRecord, wish: ClientRegistration['wish']): void {
    const { users, log } = this.#services
    this.#busy = true
    users.actor(user).then(
      (actor) => {
        if (this.#over) return
        this.#clearTimer()
        this.#watch()
        const capabilities = new Set(this.#registration.capabilities)
        capabilities.delete('sasl')
        this.#screen.change({ capabilities })
        log.info('client-attached', { user: user.name, address: this.#peer.address })
        actor.post({ kind: 'screen-attached', screen: this.#screen, wish })
        this.#actor = actor
        this.#goOn(() => {})
      },
      () => this.#end('Your history cannot be opened now; the log of the bouncer tells more'),
    )
  }

  /** Slow work has ended: then come the lines that waited for it. */
  #goOn(done: () => void): void {
    if (this.#over) return
    this.#busy = false
    done()
    this.#showState()
    if (this.#actor === undefined && this.#registration.needs.size === 0 && !this.#over) this.#complete()
    const waiting = this.#waiting
    this.#waiting = []
    for (const line of waiting) this.#line(line)
  }

  #showState(): void {
    const { nickname, capabilities, capVersion } = this.#registration
    if (this.#actor === undefined) this.#screen.change({ nickname, capabilities, capVersion })
  }

  #registrationTimedOut(): void {
    if (this.#actor === undefined) this.#end('The registration took too long')
  }

  /** A client that says nothing is asked, and then given up. */
  #watch(): void {
    const { environment } = this.#services
    const check = (): void => {
      const silent = environment.now() - this.#lastHeard
      if (silent >= DEAD_MS) return this.#end('Nothing was heard for too long')
      if (silent >= QUIET_MS) this.#send({ source: SERVER_NAME, command: 'PING', params: [SERVER_NAME] })
      this.#clearTimer = environment.schedule(environment.now() + QUIET_MS / 2, check)
    }
    this.#clearTimer = environment.schedule(environment.now() + QUIET_MS, check)
  }

  #end(text: string, code: StreamCloseCode = 'done'): void {
    if (this.#over) return
    this.#send({ source: SERVER_NAME, command: 'ERROR', params: [text] })
    this.#output.close(code, text)
    this.closed()
  }

  #send(message: MessageInit): void {
    this.#screen.send(message)
  }

  #makeContext(): RegistrationContext {
    const reply = (message: MessageInit): void => this.#send(message)
    return {
      registration: this.#registration,
      reply,
      numeric: (number, ...params) => reply(numericReply(number, this.#registration.nickname, ...params)),
      fail: (command, code, context, text) => reply(failReply(command, code, context, text)),
      logIn: (credentials, refused) => this.#logIn(credentials, refused),
      end: (text) => this.#end(text),
    }
  }
}
