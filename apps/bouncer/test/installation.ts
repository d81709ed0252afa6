import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@longwire/peers/temporary-folder'
import { createIrcClient, type Environment } from '@longwire/connection'
import { systemEnvironment } from '@longwire/connection/node'
import { openMemoryStore, type Store } from '@longwire/store'
import { ScriptedServer } from '@longwire/testing'
import { controlPath } from '../src/administration/administer-data.ts'
import { Bouncer } from '../src/bouncer.ts'
import { type AddressSet, loopbackAddresses, noAddresses } from '../src/configuration/address-set.ts'
import type { ServerCertificate } from '../src/downstream/listeners/server-certificate.ts'
import type { LocalPushService } from '../src/push/push-endpoint.ts'
import { RightOfWay } from '../src/upstream/right-of-way.ts'
import { type Log, silentLog } from '../src/log/log.ts'

/** What a test wants otherwise than most do. */
interface InstallationInit {
  readonly certificate?: ServerCertificate
  readonly proxyProtocol?: AddressSet
  readonly maxUsers?: number
  readonly url?: string
  readonly log?: Log
  readonly localPushService?: LocalPushService
  readonly environment?: Environment
}

/** The real chance and timers, at one moment: what wears off with time does not, however slow the machine is. */
export function standingClock(): Environment {
  const real = systemEnvironment()
  const moment = real.now()
  return { ...real, now: () => moment, schedule: (at, callback) => real.schedule(real.now() + at - moment, callback) }
}

/** A bouncer on a free port of loopback, with a store in memory and networks that nobody plays. */
export class Installation implements AsyncDisposable {
  readonly bouncer: Bouncer
  readonly store: Store
  readonly networks: ScriptedServer
  /** The data folder; nothing but the door for administration is in it. */
  readonly data: string

  private constructor(bouncer: Bouncer, store: Store, networks: ScriptedServer, data: string) {
    this.data = data
    this.bouncer = bouncer
    this.store = store
    this.networks = networks
  }

  static async start(init: InstallationInit = {}): Promise<Installation> {
    const { certificate, proxyProtocol = noAddresses, maxUsers = 100, localPushService, log = silentLog, url } = init
    const { environment = systemEnvironment() } = init
    const store = openMemoryStore()
    const networks = new ScriptedServer()
    const rightOfWay = new RightOfWay(environment)
    const folder = temporaryFolder('data')
    const bouncer = await Bouncer.start({
      store,
      environment,
      rightOfWay,
      log,
      makeClient: ({ settings }) =>
        createIrcClient({
          opener: networks.opener,
          targets: [networks.target],
          session: { nickname: settings.nickname, with: ['sasl'] },
          environment: rightOfWay.behind,
          flood: 'off',
        }),
      webApp: webApp(),
      http: [{ host: '127.0.0.1', port: 0 }],
      irc: [{ host: '127.0.0.1', port: 0 }],
      ircs: [{ host: '127.0.0.1', port: 0 }],
      ...(certificate !== undefined && { certificate }),
      trustedProxies: loopbackAddresses,
      proxyProtocol,
      maxUsers,
      data: folder,
      ...(url !== undefined && { url }),
      ...(localPushService !== undefined && { localPushService }),
      control: controlPath(folder),
    })
    return new Installation(bouncer, store, networks, folder)
  }

  get address(): string {
    return this.bouncer.addresses[0] ?? ''
  }

  get setupToken(): string {
    return this.bouncer.setupLink?.split('#token=')[1] ?? ''
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(this.address + path, { headers })
  }

  post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(this.address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  }

  delete(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(this.address + path, { method: 'DELETE', headers })
  }

  /** Makes the first account; resolves with its cookie. */
  async setUp(name = 'ada', password = 'correct horse'): Promise<string> {
    const response = await this.post('/api/setup', { token: this.setupToken, name, password })
    return cookieOf(response)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.bouncer.stop()
  }
}

/** Where a browser is that comes through a proxy on this machine; passkeys are made for it. */
export const ORIGIN = 'https://irc.example.org'
/** What that proxy says of the browser. */
export const throughProxy = { 'x-forwarded-host': 'irc.example.org', 'x-forwarded-proto': 'https', origin: ORIGIN }

/** The JSON of an answer, taken for what the test expects. */
export async function json<Value>(answer: Response | Promise<Response>): Promise<Value> {
  return (await (await answer).json()) as Value
}

/** The code by which an answer refuses. */
export async function codeOf(answer: Response | Promise<Response>): Promise<unknown> {
  return (await json<{ code: unknown }>(answer)).code
}

/** The name and value of the cookie that an answer sets. */
export function cookieOf(response: Response): string {
  return response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
}

/** A web app as a build leaves it. */
function webApp(): string {
  const folder = temporaryFolder('web')
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Longwire</title>')
  writeFileSync(join(folder, 'assets', 'app-1a2b3c.js'), 'export {}')
  writeFileSync(join(folder, 'assets', 'app-1a2b3c.js.br'), 'compressed')
  return folder
}
