import type { Accounts, History, NetworkId, NetworkRecord, NetworkSettings, UserId } from '@longwire/store'
import type { Casemapping } from '@longwire/irc'
import type { Environment } from '@longwire/connection'
import { applyIsupport, initialIsupport } from '@longwire/irc'
import type { Log } from '../log/log.ts'
import { NetworkUpstream } from '../upstream/network-upstream.ts'
import type { ClientFactory } from '../upstream/upstream.ts'
import type { AttachedScreens } from './attached-screens.ts'
import type { UserMessage } from './actor.ts'
import { Buffers } from './buffers.ts'
import { Network } from './network.ts'
import { NetworkNotices } from './network-list.ts'
import type { Networks } from './parts.ts'
import { forgetKeptNetwork, keepAway, readKeptNetwork } from './kept-network.ts'
import type { Work } from './work.ts'

/** What the networks of a user stand on. */
export interface UserNetworksInit {
  readonly user: UserId
  readonly accounts: Accounts
  readonly history: History
  readonly attached: AttachedScreens
  readonly makeClient: ClientFactory
  readonly log: Log
  readonly environment: Environment
  readonly work: Work
  readonly post: (message: UserMessage) => void
  /** A network is gone from the list. Resolves when nothing that it has said is on its way to the record any more. */
  readonly removed: (network: Network) => Promise<void>
}

/** The networks of one user: read, added, changed, removed. What changes them is handled in turn like everything else. */
export class UserNetworks implements Networks {
  readonly #init: UserNetworksInit
  readonly #networks = new Map<NetworkId, Network>()
  readonly #notices: NetworkNotices

  constructor(init: UserNetworksInit) {
    this.#init = init
    this.#notices = new NetworkNotices({ attachments: init.attached })
  }

  /** Reads what there is; nothing is connected yet. */
  async load(): Promise<void> {
    const { accounts, user } = this.#init
    for (const record of await accounts.networks.list(user)) {
      const network = await this.#make(record)
      this.#networks.set(network.id, network)
      this.#notices.begin(network)
    }
  }

  connectAll(): void {
    for (const { upstream } of this.#networks.values()) upstream.start()
  }

  find(id: NetworkId): Network | undefined {
    return this.#networks.get(id)
  }

  list(): readonly Network[] {
    return [...this.#networks.values()]
  }

  async add(settings: NetworkSettings): Promise<Network> {
    const { accounts, user } = this.#init
    const network = await this.#make(await accounts.networks.create(user, settings))
    return this.#inTurn(() => {
      this.#networks.set(network.id, network)
      this.#notices.changed(network)
      network.upstream.start()
      return network
    })
  }

  /** `reason` is what the network is told where it is left for this. */
  async change(network: Network, settings: NetworkSettings, reason?: string): Promise<void> {
    const record = await this.#init.accounts.networks.update(network.id, settings)
    await this.#inTurn(() => {
      network.upstream.change(record, reason)
      this.#notices.changed(network)
    })
  }

  async learn(network: Network, settings: NetworkSettings): Promise<void> {
    const record = await this.#init.accounts.networks.update(network.id, settings)
    await this.#inTurn(() => {
      network.upstream.learn(record)
      this.#notices.changed(network)
    })
  }

  async remove(network: Network): Promise<void> {
    const { accounts, attached, log } = this.#init
    await accounts.networks.remove(network.id)
    await this.#inTurn(() => {
      this.#networks.delete(network.id)
      network.presence.stop()
      for (const { screen } of attached.at(network)) screen.close('no-network', 'the network was removed')
      this.#notices.removed(network.id)
    })
    this.#bury(network).catch((error: unknown) => log.warn('network-not-buried', { reason: String(error) }))
  }

  /** The connection's end and the record's: nobody waits for either. */
  async #bury(network: Network): Promise<void> {
    await network.upstream.stop('Removed')
    await this.#inTurn(() => this.#init.removed(network))
    const { buffers, preferences } = this.#init.history
    for (const { id } of network.buffers.list()) await buffers.remove(id)
    await forgetKeptNetwork(preferences, network.id)
  }

  /** Its connection is in another state. */
  statusChanged(network: Network): void {
    if (this.#networks.has(network.id)) this.#notices.changed(network)
  }

  async stop(reason: string): Promise<void> {
    for (const { presence } of this.#networks.values()) presence.stop()
    await Promise.all(this.list().map(({ upstream }) => upstream.stop(reason)))
  }

  async #make(record: NetworkRecord): Promise<Network> {
    const { attached, environment, history, log, makeClient, post, work } = this.#init
    const kept = await readKeptNetwork(history.preferences, record.id)
    const known = await history.buffers.list(record.id)
    const { cursor } = await history.since({
      network: record.id,
      cursor: undefined,
      limit: 1,
      events: false,
      maxBuffers: 0,
    })
    let made: Network | undefined
    const network = (): Network => {
      if (made === undefined) throw new Error('an upstream that speaks before it is made')
      return made
    }
    const upstream = new NetworkUpstream(record, makeClient, {
      event: (event) => post({ kind: 'upstream-event', network: network(), event }),
      status: (status) => post({ kind: 'upstream-status', network: network(), status }),
    })
    const buffers = new Buffers(history.buffers, record.id, casemappingOf(kept.isupportTokens), known)
    made = new Network({
      environment,
      work,
      screens: (at) => attached.at(at).map(({ screen }) => screen.id),
      upstream,
      buffers,
      kept,
      keepAway: (text) => {
        keepAway(history.preferences, record.id, text).catch((error: unknown) =>
          log.warn('state-not-written', { reason: String(error) }),
        )
      },
      cursor,
    })
    return made
  }

  #inTurn<Result>(change: () => Result | Promise<Result>): Promise<Result> {
    return new Promise((resolve) => this.#init.post({ kind: 'work-done', resume: () => resolve(change()) }))
  }
}

function casemappingOf(tokens: readonly string[]): Casemapping {
  return applyIsupport(initialIsupport, tokens).casemapping
}
