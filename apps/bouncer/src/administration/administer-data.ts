import { once } from 'node:events'
import { createHash } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { systemEnvironment } from '@longwire/connection/node'
import { openStore, type Store } from '@longwire/store'
import { silentLog } from '../log/log.ts'
import { Logins } from '../login/logins.ts'
import { Passwords } from '../login/passwords.ts'
import { type Resources, sourceResources } from '../resources.ts'
import { AdministrationError } from './administration-error.ts'
import type { ControlAnswer } from './control-server.ts'
import { NetworkAdministration } from './network-administration.ts'
import { administer, type Administration, type AdministrationRequest } from './operations.ts'
import { statusReader } from './status.ts'
import { type AdministrationServices, UserAdministration } from './user-administration.ts'

/** The longest path that a socket may have everywhere. */
const MAX_PATH = 100

/** Where the door to a running bouncer is: in its data folder, or, where that path is too long, in the folder for temporary files. */
export function controlPath(data: string, platform: string = process.platform): string {
  const name = createHash('sha256').update(resolve(data)).digest('hex').slice(0, 16)
  if (platform === 'win32') return `\\\\.\\pipe\\longwire-${name}`
  const path = join(resolve(data), 'control.sock')
  return path.length <= MAX_PATH ? path : `/tmp/longwire-${name}.sock`
}

/** What can be administered over these services; `since` is when the bouncer was started, where it runs. */
export function createAdministration(
  store: Store,
  services: Omit<AdministrationServices, 'accounts'>,
  since = 0,
): Administration {
  const people = new UserAdministration({ accounts: store.accounts, ...services })
  const networks = new NetworkAdministration(store, people, services.users)
  return { people, networks, status: statusReader(store, services.users, since) }
}

/**
 * Carries a request out on a data folder: by the bouncer where it runs, else on the store itself.
 * Rejects with {@link AdministrationError} or {@link StoreError}.
 */
export async function administerData(
  data: string,
  request: AdministrationRequest,
  resources: Resources = sourceResources,
): Promise<unknown> {
  const socket = await connected(controlPath(data))
  return socket === undefined ? onStore(data, request, resources) : askRunning(socket, request)
}

async function connected(path: string): Promise<Socket | undefined> {
  const socket = connect(path)
  try {
    await once(socket, 'connect')
    return socket
  } catch {
    return undefined
  }
}

async function askRunning(socket: Socket, request: AdministrationRequest): Promise<unknown> {
  try {
    socket.write(`${JSON.stringify(request)}\n`)
    const [line] = (await once(createInterface({ input: socket }), 'line')) as [string]
    const answer = JSON.parse(line) as ControlAnswer
    if (answer.ok) return answer.result
    throw new AdministrationError('failed', answer.text)
  } finally {
    socket.end()
  }
}

async function onStore(data: string, request: AdministrationRequest, resources: Resources): Promise<unknown> {
  const environment = systemEnvironment()
  const store = await openStore({ directory: data, resources })
  try {
    const passwords = new Passwords(environment)
    const logins = new Logins(store.accounts, passwords, environment, silentLog)
    return await administer(createAdministration(store, { passwords, logins }), request)
  } finally {
    await store.close()
  }
}
