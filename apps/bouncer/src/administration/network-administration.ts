import type { ClientStatus } from '@longwire/connection'
import { fold } from '@longwire/irc'
import type { NetworkRecord, NetworkSettings, Store, UserRecord } from '@longwire/store'
import { applyAttributes, isFault, stateOf } from '../downstream/network-attributes.ts'
import type { Buffers } from '../user/buffers.ts'
import type { UserParts } from '../user/parts.ts'
import type { Users } from '../user/users.ts'
import { AdministrationError } from './administration-error.ts'
import type { NetworkAnswer, NetworkChange } from './answers.ts'
import type { UserAdministration } from './user-administration.ts'

/** The networks of users: in the store, and where the bouncer runs, in their actors. */
export class NetworkAdministration {
  readonly #store: Store
  readonly #people: UserAdministration
  readonly #users: Users | undefined

  constructor(store: Store, people: UserAdministration, users: Users | undefined) {
    this.#store = store
    this.#people = people
    this.#users = users
  }

  async list(userName: string): Promise<readonly NetworkAnswer[]> {
    const user = await this.#people.find(userName)
    const live = await this.#live(user, async ({ networks }) =>
      networks.list().map(({ record, upstream }) => answerOf(record, upstream.status)),
    )
    return live ?? (await this.#store.accounts.networks.list(user.id)).map((record) => answerOf(record, undefined))
  }

  async status(userName: string, network: string): Promise<NetworkAnswer> {
    const all = await this.list(userName)
    const found = all.find(({ id, name }) => id === network || name.toLowerCase() === network.toLowerCase())
    if (found === undefined) throw notFound(userName, network)
    return found
  }

  /** Connects at once where the bouncer runs, and joins the channels. */
  async add(userName: string, change: NetworkChange, channels: readonly string[]): Promise<NetworkAnswer> {
    const user = await this.#people.find(userName)
    const settings = changed(undefined, change, user.name)
    const live = await this.#live(user, async ({ networks }) => {
      const network = await networks.add(settings)
      for (const name of channels) await wanted(network.buffers, name)
      return answerOf(network.record, network.upstream.status)
    })
    if (live !== undefined) return live
    const record = await this.#store.accounts.networks.create(user.id, settings)
    const { buffers } = await this.#store.history(user.id)
    for (const name of channels) {
      const folded = fold(name, 'rfc1459')
      const buffer = await buffers.ensure({ network: record.id, kind: 'channel', name, folded })
      await buffers.update(buffer.id, { joined: true })
    }
    return answerOf(record, undefined)
  }

  async edit(userName: string, network: string, change: NetworkChange): Promise<NetworkAnswer> {
    const user = await this.#people.find(userName)
    const { id } = await this.status(userName, network)
    const live = await this.#live(user, async ({ networks }) => {
      const found = networks.find(id)
      if (found === undefined) throw notFound(userName, network)
      await networks.change(found, changed(found.record.settings, change, user.name))
      return answerOf(found.record, found.upstream.status)
    })
    if (live !== undefined) return live
    const record = (await this.#store.accounts.networks.list(user.id)).find((one) => one.id === id)
    if (record === undefined) throw notFound(userName, network)
    const settings = changed(record.settings, change, user.name)
    return answerOf(await this.#store.accounts.networks.update(id, settings), undefined)
  }

  async remove(userName: string, network: string): Promise<NetworkAnswer> {
    const user = await this.#people.find(userName)
    const found = await this.status(userName, network)
    const live = await this.#live(user, async ({ networks }) => {
      const running = networks.find(found.id)
      if (running !== undefined) await networks.remove(running)
      return found
    })
    if (live !== undefined) return live
    await this.#store.accounts.networks.remove(found.id)
    const { buffers } = await this.#store.history(user.id)
    for (const { id } of await buffers.list(found.id)) await buffers.remove(id)
    return found
  }

  /** By the user's actor; undefined while the bouncer does not run, or the user is disabled. */
  async #live<Result>(user: UserRecord, ask: (parts: UserParts) => Promise<Result>): Promise<Result | undefined> {
    if (this.#users === undefined || user.disabled) return undefined
    return (await this.#users.actor(user)).request(ask)
  }
}

/** The channel is joined when the network is there. */
async function wanted(buffers: Buffers, name: string): Promise<void> {
  const buffer = await buffers.ensure({ kind: 'channel', name })
  await buffers.update(buffer, { joined: true })
}

function changed(before: NetworkSettings | undefined, change: NetworkChange, nickname: string): NetworkSettings {
  const settings = applyAttributes(before, new Map(Object.entries(change)), nickname)
  if (isFault(settings)) throw new AdministrationError('invalid', `${settings.text}.`)
  return settings
}

function notFound(user: string, network: string): AdministrationError {
  return new AdministrationError('not-found', `${user} has no network “${network}”.`)
}

function answerOf({ id, settings }: NetworkRecord, status: ClientStatus | undefined): NetworkAnswer {
  const [server = { host: '', port: 0, tls: true }] = settings.servers
  const error = status !== undefined && 'error' in status ? status.error.userText : undefined
  return {
    id,
    name: settings.name,
    host: server.host,
    port: server.port,
    tls: server.tls,
    nickname: settings.nickname,
    enabled: settings.enabled,
    state: status === undefined ? 'unknown' : stateOf(status),
    ...(error !== undefined && { error }),
  }
}
