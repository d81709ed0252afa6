import type { AddressInfo } from 'node:net'
import { type Environment, muxLimits } from '@longwire/connection'
import type { Store } from '@longwire/store'
import type { FastifyInstance } from 'fastify'
import { formatListenAddress, type ListenAddress } from './configuration/configuration.ts'
import { ScreenIds, serveMux } from './downstream/mux-screens.ts'
import { createHttpServer } from './http/http-server.ts'
import { Sockets } from './http/socket.ts'
import type { Log } from './log/log.ts'
import { Logins } from './login/logins.ts'
import { Passwords } from './login/passwords.ts'
import { Setup } from './login/setup.ts'
import type { ClientFactory } from './upstream/upstream.ts'
import { Users } from './user/users.ts'

/** What a bouncer stands on; nothing of it is made by itself, so that a whole installation can be simulated. */
export interface BouncerInit {
  readonly store: Store
  readonly environment: Environment
  readonly log: Log
  readonly makeClient: ClientFactory
  /** The folder with the built web app. */
  readonly webApp: string
  readonly http: readonly ListenAddress[]
}

const STOP_MS = 4_500

/** The whole daemon while it runs. */
export class Bouncer {
  readonly users: Users
  readonly #init: BouncerInit
  readonly #setup: Setup
  readonly #sockets: Sockets
  readonly #servers: readonly FastifyInstance[]

  private constructor(
    init: BouncerInit,
    users: Users,
    setup: Setup,
    sockets: Sockets,
    servers: readonly FastifyInstance[],
  ) {
    this.#init = init
    this.users = users
    this.#setup = setup
    this.#sockets = sockets
    this.#servers = servers
  }

  /** Connects every network and listens. Rejects with the system's error where an address cannot be listened on. */
  static async start(init: BouncerInit): Promise<Bouncer> {
    const { store, environment, log, makeClient, webApp } = init
    const passwords = new Passwords(environment)
    const logins = new Logins(store.accounts, passwords, environment)
    const setup = await Setup.begin(store.accounts.users, passwords, environment)
    const users = new Users({ store, environment, log, makeClient })
    const muxScreens = { users, ids: new ScreenIds(), environment, log }
    const sockets = new Sockets(
      logins,
      log,
      new Map([[muxLimits.subprotocol, (socket, { user }) => serveMux(socket, user, muxScreens)]]),
    )
    const servers: FastifyInstance[] = []
    const bouncer = new Bouncer(init, users, setup, sockets, servers)
    try {
      for (const { host, port } of init.http) {
        const server = await createHttpServer({ logins, setup, log, webApp })
        servers.push(server)
        sockets.addTo(server.server)
        await server.listen({ host, port })
      }
      await users.startAll()
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

  /** The link with which the first account is made; undefined once there is one. */
  get setupLink(): string | undefined {
    const { token } = this.#setup
    const [address] = this.addresses
    return token === undefined || address === undefined ? undefined : `${address}/setup#token=${token}`
  }

  /** Says goodbye to networks and screens, writes down what waits, closes the store; at most 5 s. */
  async stop(): Promise<void> {
    const { store, log } = this.#init
    this.#sockets.close()
    const closed = Promise.allSettled(this.#servers.map((server) => server.close()))
    await this.#within(this.users.stop('Shutting down'))
    this.#sockets.terminate()
    await this.#within(closed)
    await store.close()
    log.info('stopped')
  }

  async #within(work: Promise<unknown>): Promise<void> {
    const { environment } = this.#init
    await new Promise<void>((resolve) => {
      const clear = environment.schedule(environment.now() + STOP_MS, resolve)
      const done = (): void => {
        clear()
        resolve()
      }
      work.then(done, done)
    })
  }
}

function isInternet(address: AddressInfo | string | null): address is AddressInfo {
  return address !== null && typeof address !== 'string'
}

/** An address that listens on everything is reached on this machine by loopback. */
function urlOf({ address, port }: AddressInfo): string {
  const host = address === '::' || address === '0.0.0.0' ? 'localhost' : address
  return `http://${formatListenAddress({ host, port })}`
}
