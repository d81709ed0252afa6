import { type Environment, type StreamCloseCode } from '@longwire/connection'
import { type Line, type MessageInit, parseMessage } from '@longwire/irc'
import type { Log } from '../../log/log.ts'
import type { Logins, PasswordLogin } from '../../login/logins.ts'
import { Refusal } from '../../login/refusal.ts'
import type { UserActor } from '../../user/actor.ts'
import type { Users } from '../../user/users.ts'
import type { HalfMadeConnections } from '../listeners/half-made-connections.ts'
import { LineScreen, type ScreenOutput } from '../line-screen.ts'
import type { ScreenIds } from '../screen-ids.ts'
import { complete } from '../capabilities.ts'
import { failReply, numericReply, SERVER_NAME } from '../server-name.ts'
import { ClientRegistration, type Credentials } from './client-registration.ts'
import { parseLoginName } from './login-name.ts'
import { registrationCommands } from './registration-commands.ts'
import type { RegistrationContext } from './registration-command.ts'
import type { ClientPeer } from './sasl/sasl-mechanism.ts'

/** What every connection of an IRC client stands on. */
export interface ClientServices {
  readonly users: Users
  readonly logins: Logins
  readonly ids: ScreenIds
  readonly halfMade: HalfMadeConnections
  readonly environment: Environment
  readonly log: Log
}

const REGISTRATION_MS = 60_000
/** Silence after which a client is asked whether it is there, and after which it is not. */
const QUIET_MS = 120_000
const DEAD_MS = 240_000
const historyClosed = 'Your history cannot be opened now; the log of the bouncer tells more'
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
    this.#peer.place.leave()
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
      this.#register(line)
    }
  }

  #register(line: Line): void {
    const message = parseMessage(line.text)
    if (message === undefined) return
    const { command, params } = message
    if (this.#registration.takesLater(line, command)) return
    const known = registrationCommands.get(command)
    if (known === undefined) this.#context.numeric('451', 'You have not registered')
    else if (params.length < known.minParams) this.#context.numeric('461', command, 'More parameters are needed')
    else known.run(params, this.#context)
    this.#showState()
    if (this.#registration.needs.size === 0 && !this.#busy && !this.#over) this.#complete()
  }

  #complete(): void {
    const { login, passCredentials, wish } = this.#registration
    if (login !== undefined) return this.#attach(login.user, wish)
    // A session of the web is login enough, for clients that do not know of EXTERNAL.
    if (this.#peer.known !== undefined) {
      this.#loggedIn(this.#peer.known, this.#peer.known.user.name)
      return this.#attach(this.#peer.known.user, this.#registration.wish)
    }
    const [first, ...others] = passCredentials
    if (first === undefined) {
      this.#context.fail('*', 'ACCOUNT_REQUIRED', [], 'Log in with SASL, or with the name and password of your account')
      return this.#end('A login is needed')
    }
    this.#logIn(first, others)
  }

  /** By PASS, in the first of its meanings that is right. */
  #logIn({ name, password }: Credentials, [next, ...others]: readonly Credentials[]): void {
    const attempt = { name: parseLoginName(name).user, address: this.#peer.address }
    this.#slowly(
      this.#services.logins.withPassword(attempt, password),
      (found) => this.#loggedIn(found, name),
      (text) => {
        if (next !== undefined) return this.#logIn(next, others)
        this.#context.numeric('464', text)
        this.#end(text)
      },
    )
  }

  #slowly<Result>(work: Promise<Result>, done: (result: Result) => void, refused: (text: string) => void): void {
    const { log } = this.#services
    const { address } = this.#peer
    this.#busy = true
    work.then(
      (result) => this.#goOn(() => done(result)),
      (error: unknown) => {
        const text = error instanceof Refusal ? error.userText : 'The login could not be checked; try again later'
        if (error instanceof Refusal) log.info('login-refused', { address, code: error.code })
        else log.error('login-failed', error, { address })
        this.#goOn(() => refused(text))
      },
    )
  }

  #loggedIn(found: PasswordLogin, loginName: string): void {
    // What was opened with a login that is revoked, or with a password that was changed, ends with it.
    this.#unwatch = this.#services.logins.watch(found, () => this.#end('This login was revoked'))
    this.#registration.loggedIn(found, loginName)
  }

  #attach(user: PasswordLogin['user'], wish: ClientRegistration['wish']): void {
    const { users, log } = this.#services
    this.#busy = true
    users.actor(user).then(
      (actor) => {
        if (this.#over) return
        this.#clearTimer()
        this.#peer.place.leave()
        this.#watch()
        this.#screen.change({ capabilities: this.#usableCapabilities() })
        log.info('client-attached', { user: user.name, address: this.#peer.address })
        const certificate = this.#peer.certificate?.sha512
        const shown = { ...wish, ...(certificate !== undefined && { certificate }) }
        actor.post({ kind: 'screen-attached', screen: this.#screen, wish: shown })
        this.#actor = actor
        for (const line of this.#registration.afterwards) this.#line(line)
        this.#goOn(() => {})
      },
      (error: unknown) => this.#end(error instanceof Refusal ? error.userText : historyClosed),
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

  /** What its client has negotiated, without what would be of no use to it; which it is told. */
  #usableCapabilities(): ReadonlySet<string> {
    const { nickname } = this.#registration
    const negotiated = new Set(this.#registration.capabilities)
    negotiated.delete('sasl')
    const usable = complete(negotiated)
    const lost = [...negotiated].filter((name) => !usable.has(name))
    if (lost.length > 0 && usable.has('cap-notify')) {
      this.#send({ source: SERVER_NAME, command: 'CAP', params: [nickname, 'DEL', lost.join(' ')] })
    }
    return usable
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
      logins: this.#services.logins,
      peer: this.#peer,
      slowly: (work, done, refused) => this.#slowly(work, done, refused),
      loggedIn: (found, name) => this.#loggedIn(found, name),
      end: (text) => this.#end(text),
    }
  }
}
