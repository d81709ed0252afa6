import {
  CACHE_VERSION,
  type CacheChange,
  type CachedBuffer,
  type CachedNetwork,
  type CachedState,
  type ModelCache,
} from '@longwire/model'

const databaseName = 'longwire'
/** Of the stores below; what is in them has the model's own number. */
const schemaVersion = 1
const stores = ['meta', 'networks', 'buffers'] as const
/** Characters in all lines together, about: what is beyond is kept without its lines, the oldest first. */
const mostCharacters = 24_000_000

/** What this browser keeps for being offline, in IndexedDB. Where there is none (a private window, say), nothing is kept. */
export class IndexedDbCache implements ModelCache {
  readonly #factory: IDBFactory
  #database: Promise<IDBDatabase> | undefined
  readonly #sizes = new Map<string, number>()

  constructor(factory: IDBFactory) {
    this.#factory = factory
  }

  async load(): Promise<CachedState | undefined> {
    const database = await this.#open()
    const transaction = database.transaction(stores, 'readonly')
    const [version, preferences, networks, buffers] = await Promise.all([
      answer<unknown>(transaction.objectStore('meta').get('version')),
      answer<unknown>(transaction.objectStore('meta').get('preferences')),
      answer<unknown[]>(transaction.objectStore('networks').getAll()),
      answer<unknown[]>(transaction.objectStore('buffers').getAll()),
    ])
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
    // The page may be gone before it would commit by itself.
    transaction.commit()
    await done(transaction)
  }

  async clear(): Promise<void> {
    const database = await this.#database
    database?.close()
    this.#database = undefined
    this.#sizes.clear()
    await answer(this.#factory.deleteDatabase(databaseName))
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
    this.#database ??= this.#connect()
    return this.#database
  }

  async #connect(): Promise<IDBDatabase> {
    const request = this.#factory.open(databaseName, schemaVersion)
    request.addEventListener('upgradeneeded', () => {
      for (const name of stores) {
        if (!request.result.objectStoreNames.contains(name)) request.result.createObjectStore(name)
      }
    })
    const database = await answer(request)
    // Another tab that signs out must not wait for this one.
    database.addEventListener('versionchange', () => database.close())
    return database
  }
}

function sizeOf({ lines }: CachedBuffer): number {
  let size = 0
  for (const { text } of lines) size += text.length + 120
  return size
}

function answer<Result>(request: IDBRequest<Result>): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>()
  request.addEventListener('success', () => resolve(request.result))
  request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')))
  return promise
}

function done(transaction: IDBTransaction): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  transaction.addEventListener('complete', () => resolve())
  transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('IndexedDB failed')))
  return promise
}
