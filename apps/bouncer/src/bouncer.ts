import type { AddressInfo } from 'node:net'
import { type Environment, muxLimits } from '@longwire/connection'
import type { Store } from '@longwire/store'
import type { FastifyInstance } from 'fastify'
import { createAdministration } from './administration/administer-data.ts'
import type { Administration } from './administration/operations.ts'
import { ControlServer } from './administration/control-server.ts'
import type { AddressSet } from './configuration/address-set.ts'
import { formatListenAddress, type ListenAddress } from './configuration/configuration.ts'
import type { ServerCertificate } from './downstream/listeners/server-certificate.ts'
import { HalfMadeConnections } from './downstream/listeners/half-made-connections.ts'
import { type ListenerServices, StreamListener } from './downstream/listeners/stream-listener.ts'
import { BINARY_PROTOCOL, serveWebSocketClient, TEXT_PROTOCOL } from './downstream/listeners/web-socket-client.ts'
import { FirstAnswers } from './downstream/first-answers.ts'
import { serveMux } from './downstream/mux-screens.ts'
import type { ClientServices } from './downstream/registration/client-connection.ts'
import { ScreenIds } from './downstream/screen-ids.ts'
import { createHttpServer, type HttpServices } from './http/http-server.ts'
import { type SocketProtocol, Sockets } from './http/socket.ts'
import type { Log } from './log/log.ts'
import { LoginLinks } from './login/login-links.ts'
import { Logins } from './login/logins.ts'
import { Passkeys } from './login/passkeys.ts'
import { Passwords } from './login/passwords.ts'
import { Invites } from './login/invites.ts'
import { Setup } from './login/setup.ts'
import { newToken } from './login/tokens.ts'
import { Counters } from './metrics/counters.ts'
import { exposition } from './metrics/exposition.ts'
import { gaugesOf } from './metrics/gauges.ts'
import type { LocalPushService } from './push/push-endpoint.ts'
import { PushRequests } from './push/push-request.ts'
import { PushService, vapidKeysOf } from './push/push-service.ts'
import type { RightOfWay } from './upstream/right-of-way.ts'
import type { ClientFactory } from './upstream/upstream.ts'
import { Users } from './user/users.ts'

/** What a bouncer stands on; nothing of it is made by itself, so that a whole installation can be simulated. */
export interface BouncerInit {
  readonly store: Store
  readonly environment: Environment
  /** Whoever waits for an answer has it. */
  readonly rightOfWay: RightOfWay
  readonly log: Log
  readonly makeClient: ClientFactory
  /** The folder with the built web app. */
  readonly webApp: string
  readonly http: readonly ListenAddress[]
  readonly irc: readonly ListenAddress[]
  readonly ircs: readonly ListenAddress[]
  /** For `ircs`. */
  readonly certificate?: ServerCertificate
  /** Whose X-Forwarded-* is believed. */
  readonly trustedProxies: AddressSet
  /** Whose connections of IRC clients begin with a PROXY header. */
  readonly proxyProtocol: AddressSet
  readonly maxUsers: number
  /** The data folder. */
  readonly data: string
  /** The origin by which the web app is reached from outside, where that is known. */
  readonly url?: string
  /** Where push services may complain: a mail address or a web page, as a URL; undefined where nobody gave one. */
  readonly pushContact?: string
  /** A push service that is not on the internet, for tests. */
  readonly localPushService?: LocalPushService
  /** Where the `longwire` command finds this bouncer; nowhere where undefined. */
  readonly control?: string
}

/** Of the five seconds of a stop, what goodbyes may take; the rest is for the store. */
const GOODBYE_MS = 3_000

/** What stands behind the HTTP side and the `longwire` command. */
interface Offices {
  readonly setup: Setup
  readonly invites: Invites
  readonly links: LoginLinks
  readonly passkeys: Passkeys
  readonly administration: Administration
  readonly counters: Counters
  readonly push: PushService
  readonly instance: string
}

/** The whole daemon while it runs. */
export class Bouncer {
  readonly users: Users
  readonly #init: BouncerInit
  readonly #offices: Offices
  readonly #services: ListenerServices
  readonly #sockets: Sockets
  readonly #firstAnswers: FirstAnswers
  readonly #servers: FastifyInstance[] = []
  readonly #listeners: StreamListener[] = []
  #control: ControlServer | undefined

  private constructor(init: BouncerInit, services: ListenerServices, offices: Offices) {
    this.#init = init
    this.users = services.users
    this.#offices = offices
    this.#services = services
    this.#firstAnswers = new FirstAnswers(services)
    this.#sockets = new Sockets(services.logins, init.log, socketProtocols(services), init.trustedProxies)
  }

  /** Connects every network and listens. Rejects with the system's error where an address cannot be listened on. */
  static async start(init: BouncerInit): Promise<Bouncer> {
    const { store, environment, log, makeClient, rightOfWay } = init
    const passwords = new Passwords(environment)
    const logins = new Logins(store.accounts, passwords, environment, log)
    const links = new LoginLinks(store.accounts, environment)
    const setup = await Setup.begin(store.accounts.users, passwords, environment)
    const counters = new Counters()
    const push = await pushServiceOf(init, counters)
    const users = new Users({
      store,
      environment,
      log,
      makeClient,
      rightOfWay,
      counters,
      push,
      rightsOf: (user) => ({
        logins: logins.ownedBy(user),
        administration: async () => ((await store.accounts.users.byId(user.id))?.admin ? administration : undefined),
      }),
    })
    const running = { since: environment.now(), instance: newToken(environment) }
    const administration = createAdministration(store, init.data, { passwords, logins, links, users, setup }, running)
    const invites = new Invites({ accounts: store.accounts, passwords, environment, maxUsers: init.maxUsers })
    const passkeys = new Passkeys({ accounts: store.accounts, logins, environment, log })
    const { proxyProtocol } = init
    const halfMade = new HalfMadeConnections()
    const services = { users, logins, ids: new ScreenIds(), halfMade, proxyProtocol, environment, log }
    const { instance } = running
    const bouncer = new Bouncer(init, services, {
      setup,
      invites,
      links,
      passkeys,
      administration,
      counters,
      push,
      instance,
    })
    try {
      await bouncer.#listen()
      await users.startAll()
      if (init.control !== undefined) bouncer.#control = await ControlServer.listen(init.control, administration, log)
    } catch (error) {
      await bouncer.stop()
      throw error
    }
    return bouncer
  }

  /** Where the web app can be reached, as URLs. */
  get addresses(): readonly string[] {
    return this.#servers.flatMap(({ server }) => {
      const address = server.address()
      return isInternet(address) ? [urlOf(address)] : []
    })
  }

  /** The ports of IRC clients, in the order of configuration: those without TLS, then those with it. */
  get ircPorts(): readonly number[] {
    return this.#listeners.map(({ port }) => port)
  }

  /** The link with which the first account is made; undefined once there is one. */
  get setupLink(): string | undefined {
    const { token } = this.#offices.setup
    const [address] = this.addresses
    return token === undefined || address === undefined ? undefined : `${address}/setup#token=${token}`
  }

  /** Says goodbye to networks and screens, writes down what waits, closes the store; at most 5 s. */
  async stop(): Promise<void> {
    const { environment, store, log } = this.#init
    const deadline = environment.now() + GOODBYE_MS
    this.#control?.close()
    for (const listener of this.#listeners) listener.close()
    this.#sockets.close()
    const closed = Promise.allSettled(this.#servers.map((server) => server.close()))
    await this.#until(deadline, this.users.stop('Shutting down'))
    this.#sockets.terminate()
    for (const listener of this.#listeners) listener.terminate()
    await this.#until(deadline, closed)
    this.#offices.push.close()
    await store.close()
    log.info('stopped')
  }

  async #listen(): Promise<void> {
    const { http, irc, ircs, certificate } = this.#init
    for (const { host, port } of http) {
      const server = await createHttpServer(this.#httpServices())
      this.#servers.push(server)
      this.#sockets.addTo(server.server)
      await server.listen({ host, port })
    }
    for (const address of irc) await this.#listenForClients(address)
    if (certificate !== undefined) for (const address of ircs) await this.#listenForClients(address, certificate)
  }

  #httpServices(): HttpServices {
    const { environment, log, rightOfWay, store, trustedProxies, url, webApp } = this.#init
    const { administration, counters, instance, invites, links, passkeys, setup } = this.#offices
    const { halfMade, logins, users } = this.#services
    return {
      instance,
      accounts: store.accounts,
      people: administration.people,
      invites,
      logins,
      links,
      passkeys,
      setup,
      rightOfWay,
      log,
      trustedProxies,
      url,
      webApp,
      now: () => environment.now(),
      firstAnswers: this.#firstAnswers,
      metrics: () => exposition(counters, gaugesOf(users, halfMade, process.memoryUsage())),
    }
  }

  async #listenForClients(address: ListenAddress, certificate?: ServerCertificate): Promise<void> {
    try {
      this.#listeners.push(await StreamListener.listen(address, this.#services, certificate))
    } catch (error) {
      if (address.optional !== true) throw error
      this.#init.log.warn('irc-not-listening', { address: formatListenAddress(address), reason: String(error) })
    }
  }

  async #until(deadline: number, work: Promise<unknown>): Promise<void> {
    const { environment } = this.#init
    await new Promise<void>((resolve) => {
      const clear = environment.schedule(deadline, resolve)
      const done = (): void => {
        clear()
        resolve()
      }
      work.then(done, done)
    })
  }
}

async function pushServiceOf(init: BouncerInit, counters: Counters): Promise<PushService> {
  const { environment, localPushService: local, log, pushContact: contact, store } = init
  const keys = await vapidKeysOf(store.accounts)
  const requests = new PushRequests({
    keys,
    environment,
    ...(contact !== undefined && { contact }),
    ...(local !== undefined && { local }),
  })
  return new PushService({ accounts: store.accounts, requests, environment, log, counters })
}

/** What may be spoken on `/api/socket`. */
function socketProtocols(services: ClientServices): ReadonlyMap<string, SocketProtocol> {
  const mux: SocketProtocol = {
    login: 'needed',
    open: (socket, who, page) => void serveMux(socket, { ...who, page }, services),
  }
  const client: SocketProtocol = {
    login: 'optional',
    open: (socket, who, address) => serveWebSocketClient(socket, address, who, services),
  }
  return new Map<string, SocketProtocol>([
    [muxLimits.subprotocol, mux],
    [TEXT_PROTOCOL, client],
    [BINARY_PROTOCOL, client],
  ])
}

function isInternet(address: AddressInfo | string | null): address is AddressInfo {
  return address !== null && typeof address !== 'string'
}

/** An address that listens on everything is reached on this machine by loopback. */
function urlOf({ address, port }: AddressInfo): string {
  const host = address === '::' || address === '0.0.0.0' ? 'localhost' : address
  return `http://${formatListenAddress({ host, port })}`
}
