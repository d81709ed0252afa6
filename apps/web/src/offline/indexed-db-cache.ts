import {
  CACHE_VERSION,
  type CacheChange,
  type CachedBuffer,
  type CachedNetwork,
  type CachedState,
  type ModelCache,
} from '@longwire/model'
import { keptKey, seemsEmpty } from '../session/ask-first.ts'
import { type EarlyReading, answer, databaseName, openDatabase, readAll, stores } from './database.ts'

/** Characters in all lines together, about: what is beyond is kept without its lines, the oldest first. */
const mostCharacters = 24_000_000

/** What this browser keeps for being offline, in IndexedDB. Where there is none (a private window, say), nothing is kept. */
export class IndexedDbCache implements ModelCache {
  readonly looksEmpty: boolean
  readonly #factory: IDBFactory
  readonly #storage: Storage
  #database: Promise<IDBDatabase> | undefined
  #early: EarlyReading | undefined
  readonly #sizes = new Map<string, number>()

  /** With what is being read already, where the page has begun to. `storage` remembers whether there is anything. */
  constructor(factory: IDBFactory, storage: Storage, early?: EarlyReading) {
    this.#factory = factory
    this.#storage = storage
    this.looksEmpty = seemsEmpty(storage)
    this.#early = early
    this.#database = early?.database
  }

  async load(): Promise<CachedState | undefined> {
    const early = this.#early
    this.#early = undefined
    const { version, preferences, networks, buffers } = await (early?.kept ?? readAll(await this.#open()))
    if (version !== CACHE_VERSION) return undefined
    // Of this version, it was written by `save`.
    const kept = buffers as readonly CachedBuffer[]
    for (const buffer of kept) this.#sizes.set(buffer.key, sizeOf(buffer))
    return {
      version: CACHE_VERSION,
      networks: networks as readonly CachedNetwork[],
      buffers: kept,
      ...(preferences instanceof Map && { preferences: preferences as ReadonlyMap<string, string> }),
    }
  }

  async save(change: CacheChange): Promise<void> {
    const database = await this.#open()
    const transaction = database.transaction(stores, 'readwrite')
    const [meta, networks, buffers] = stores.map((name) => transaction.objectStore(name)) as [
      IDBObjectStore,
      IDBObjectStore,
      IDBObjectStore,
    ]
    meta.put(change.version, 'version')
    if (change.preferences !== undefined) meta.put(change.preferences, 'preferences')
    for (const network of change.networks) networks.put(network, network.view.id)
    for (const id of change.removedNetworks) networks.delete(id)
    for (const buffer of change.buffers) buffers.put(this.#fitting(buffer), buffer.key)
    for (const key of change.removedBuffers) {
      buffers.delete(key)
      this.#sizes.delete(key)
    }
    const wasEmpty = seemsEmpty(this.#storage)
    // The page may be gone before it would commit by itself, and before it hears that this is done: then the next start is to look all the same.
    transaction.commit()
    this.#storage.setItem(keptKey, '')
    try {
      await done(transaction)
    } catch (error) {
      if (wasEmpty) this.#storage.removeItem(keptKey)
      throw error
    }
  }

  async clear(): Promise<void> {
    const database = await this.#database
    database?.close()
    this.#database = undefined
    this.#sizes.clear()
    await answer(this.#factory.deleteDatabase(databaseName))
    this.#storage.removeItem(keptKey)
  }

  /** A buffer as it is kept: without lines where too much is kept already. */
  #fitting(buffer: CachedBuffer): CachedBuffer {
    this.#sizes.set(buffer.key, 0)
    let sum = sizeOf(buffer)
    for (const size of this.#sizes.values()) sum += size
    if (sum > mostCharacters) return { ...buffer, lines: [], holes: [], behind: true }
    this.#sizes.set(buffer.key, sizeOf(buffer))
    return buffer
  }

  #open(): Promise<IDBDatabase> {
    this.#database ??= openDatabase(this.#factory)
    return this.#database
  }
}

function sizeOf({ lines }: CachedBuffer): number {
  let size = 0
  for (const { text } of lines) size += text.length + 120
  return size
}

function done(transaction: IDBTransaction): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  transaction.addEventListener('complete', () => resolve())
  transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('IndexedDB failed')))
  return promise
}
