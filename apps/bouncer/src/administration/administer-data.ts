import { once } from 'node:events'
import { createHash } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { systemEnvironment } from '@longwire/connection/node'
import type { Store } from '@longwire/store'
import type { Configuration } from '../configuration/configuration.ts'
import { silentLog } from '../log/log.ts'
import { Logins } from '../login/logins.ts'
import { Passwords } from '../login/passwords.ts'
import { type Resources, sourceResources } from '../resources.ts'
import { openConfiguredStore } from '../store/open-configured-store.ts'
import { AdministrationError } from './administration-error.ts'
import { ArchiveAdministration } from './archive-administration.ts'
import { BackupAdministration } from './backup-administration.ts'
import type { ControlAnswer } from './control-server.ts'
import { KeyAdministration } from './key-administration.ts'
import { NetworkAdministration } from './network-administration.ts'
import { administer, type Administration, type AdministrationRequest } from './operations.ts'
import { type Running, statusReader } from './status.ts'
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

/** What can be administered over these services, with `data` as the data folder; `running` where the bouncer runs. */
export function createAdministration(
  store: Store,
  data: string,
  services: Omit<AdministrationServices, 'accounts'>,
  running?: Running,
): Administration {
  const people = new UserAdministration({ accounts: store.accounts, ...services })
  const networks = new NetworkAdministration(store, people, services.users)
  const archives = new ArchiveAdministration(store, people, services.users)
  const backups = new BackupAdministration(store, data)
  const keys = new KeyAdministration(store)
  return { people, networks, archives, backups, keys, status: statusReader(store, services.users, running) }
}

/** Is told how an operation goes on; no more is told before a promise that it answers has resolved. */
export type Hear = (note: unknown) => void | Promise<void>

/** What has to be known of an installation to administer it. */
export type InstallationPlaces = Pick<Configuration, 'data' | 'store'>

/**
 * Carries a request out on an installation: by the bouncer where it runs, else on the store itself.
 * Rejects with `AdministrationError`, `ConfigurationError` or `StoreError`.
 */
export async function administerData(
  places: InstallationPlaces,
  request: AdministrationRequest,
  resources: Resources = sourceResources,
  hear: Hear = () => {},
): Promise<unknown> {
  const socket = await connected(controlPath(places.data))
  return socket === undefined ? onStore(places, request, resources, hear) : askRunning(socket, request, hear)
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

async function askRunning(socket: Socket, request: AdministrationRequest, hear: Hear): Promise<unknown> {
  try {
    socket.write(`${JSON.stringify(request)}\n`)
    for await (const line of createInterface({ input: socket })) {
      const answer = JSON.parse(line) as ControlAnswer
      if ('note' in answer) await hear(answer.note)
      else if (answer.ok) return answer.result
      else throw new AdministrationError('failed', answer.text)
    }
    throw new AdministrationError('failed', 'Longwire ended before it was done.')
  } finally {
    socket.end()
  }
}

async function onStore(
  { data, store: choice }: InstallationPlaces,
  request: AdministrationRequest,
  resources: Resources,
  hear: Hear,
): Promise<unknown> {
  const environment = systemEnvironment()
  const store = await openConfiguredStore(data, choice, resources)
  try {
    const passwords = new Passwords(environment)
    const logins = new Logins(store.accounts, passwords, environment, silentLog)
    return await administer(createAdministration(store, data, { passwords, logins }), request, async (note) =>
      hear(note),
    )
  } finally {
    await store.close()
  }
}
