import type { Environment } from '@longwire/connection'
import { type BufferKey, type NetworkId, networkOf } from '../keys.ts'
import type { StateObserver, StateStore } from '../state-store.ts'
import type { Networks } from '../network/networks.ts'
import { CACHE_VERSION, type CacheChange, type ModelCache } from './cache.ts'
import { cachedBuffer, cachedNetwork } from './snapshot.ts'

/** Milliseconds from one write to the next, and from the start to the first. */
const DELAY = 1_000

/**
 * Writes down what changes: at once where nothing was written lately, so that what a person has just said or seen outlives
 * the page, else all of it together, one write after the other. What is written is of one moment, so
 * that the cursor of a network fits the lines of its buffers.
 */
export class CacheWriter implements StateObserver {
  readonly #cache: ModelCache
  readonly #environment: Environment
  readonly #store: StateStore
  readonly #networks: Networks
  #dirtyNetworks = new Set<NetworkId>()
  #dirtyBuffers = new Set<BufferKey>()
  #dirtyPreferences = false
  #clearTimer: (() => void) | undefined
  #writing: Promise<void> | undefined
  #stopped = false
  /** The time before which nothing is written by itself. */
  #rest: number

  constructor(cache: ModelCache, environment: Environment, store: StateStore, networks: Networks) {
    this.#cache = cache
    this.#environment = environment
    this.#store = store
    this.#networks = networks
    this.#rest = environment.now() + DELAY
  }

  network(id: NetworkId): void {
    this.#dirtyNetworks.add(id)
    this.#later()
  }

  buffer(key: BufferKey): void {
    this.#dirtyBuffers.add(key)
    this.#later()
  }

  preferences(): void {
    this.#dirtyPreferences = true
    this.#later()
  }

  /** Nothing of it is in the cache. */
  everything(): void {
    for (const id of this.#store.networks.keys()) this.network(id)
    for (const key of this.#store.buffers.keys()) this.buffer(key)
    this.preferences()
  }

  /** Writes at once what waits, also where the last write has not ended: the page may be gone by then. Resolves when all is kept. */
  async flush(): Promise<void> {
    this.#clearTimer?.()
    this.#clearTimer = undefined
    const nothing = this.#dirtyNetworks.size === 0 && this.#dirtyBuffers.size === 0 && !this.#dirtyPreferences
    if (this.#stopped || nothing) return this.#writing
    const change = this.#take()
    this.#rest = this.#environment.now() + DELAY
    // What could not be written is written with the next change of the same buffers; meanwhile the older one stands.
    const saving = this.#cache.save(change).catch(() => this.#failed(change))
    const writing = Promise.all([this.#writing, saving]).then(() => {})
    this.#writing = writing
    await writing
    if (this.#writing === writing) this.#writing = undefined
  }

  /** Forgets what was kept, and writes nothing any more. */
  async clear(): Promise<void> {
    this.stop()
    await this.#writing
    await this.#cache.clear().catch(() => {})
  }

  stop(): void {
    this.#stopped = true
    this.#clearTimer?.()
    this.#clearTimer = undefined
  }

  async #flushInTurn(): Promise<void> {
    this.#clearTimer = undefined
    await this.#writing
    await this.flush()
  }

  #later(): void {
    if (this.#stopped || this.#clearTimer !== undefined) return
    this.#clearTimer = this.#environment.schedule(this.#rest, () => void this.#flushInTurn())
  }

  #take(): CacheChange {
    const buffers = [...this.#dirtyBuffers]
    // With the lines goes how far the network was heard.
    for (const key of buffers) this.#dirtyNetworks.add(networkOf(key))
    const networks = [...this.#dirtyNetworks]
    this.#dirtyNetworks = new Set()
    this.#dirtyBuffers = new Set()
    const preferences = this.#dirtyPreferences ? this.#store.preferences.values : undefined
    this.#dirtyPreferences = false
    return {
      version: CACHE_VERSION,
      ...(preferences !== undefined && { preferences }),
      networks: networks.flatMap((id) => {
        const network = this.#networks.get(id)
        const view = this.#store.networks.get(id)
        return network === undefined || view === undefined ? [] : [cachedNetwork(network, view)]
      }),
      buffers: buffers.flatMap((key) => {
        const network = this.#networks.of(key)
        const buffer = network?.buffers.byKey(key)
        const view = this.#store.buffers.get(key)
        if (network === undefined || buffer === undefined || view === undefined) return []
        return [cachedBuffer(buffer, view, network)]
      }),
      removedNetworks: networks.filter((id) => this.#networks.get(id) === undefined),
      removedBuffers: buffers.filter((key) => this.#networks.buffer(key) === undefined),
    }
  }

  #failed({ networks, buffers, preferences }: CacheChange): void {
    if (preferences !== undefined) this.#dirtyPreferences = true
    for (const { view } of networks) this.#dirtyNetworks.add(view.id)
    for (const { key } of buffers) this.#dirtyBuffers.add(key)
  }
}
