/** What this browser keeps is in the IndexedDB database of this name. */
export const databaseName = 'longwire'
/** Of the stores below; what is in them has the model's own number. */
const schemaVersion = 1
/** The stores of the database. */
export const stores = ['meta', 'networks', 'buffers'] as const

/** All that is kept, as it was written. */
export interface KeptValues {
  readonly version: unknown
  readonly preferences: unknown
  readonly networks: readonly unknown[]
  readonly buffers: readonly unknown[]
}

/** What is being read while the script that wants it is still on its way. */
export interface EarlyReading {
  readonly database: Promise<IDBDatabase>
  readonly kept: Promise<KeptValues>
}

declare global {
  interface Window {
    /** What is kept, where the page itself has begun to read it (read-at-once.ts) or its first script has. */
    keptReading?: EarlyReading | undefined
  }
}

/** Begins to read what is kept, for whoever takes it a moment later, unless that was begun already. */
export function readEarly(window: Window): void {
  if (window.keptReading !== undefined) return
  const database = openDatabase(window.indexedDB)
  const kept = database.then(readAll)
  // Whoever takes it hears of it; nobody may.
  kept.catch(() => {})
  window.keptReading = { database, kept }
}

/** What was begun to be read; once, since it is of that moment. */
export function takeEarlyReading(window: Window): EarlyReading | undefined {
  const { keptReading } = window
  window.keptReading = undefined
  return keptReading
}

/** Reads all that is kept. */
export async function readAll(database: IDBDatabase): Promise<KeptValues> {
  const transaction = database.transaction(stores, 'readonly')
  const [version, preferences, networks, buffers] = await Promise.all([
    answer<unknown>(transaction.objectStore('meta').get('version')),
    answer<unknown>(transaction.objectStore('meta').get('preferences')),
    answer<unknown[]>(transaction.objectStore('networks').getAll()),
    answer<unknown[]>(transaction.objectStore('buffers').getAll()),
  ])
  return { version, preferences, networks, buffers }
}

/** Opens the database, with its stores. */
export async function openDatabase(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open(databaseName, schemaVersion)
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

/** What a request answers; rejected when it fails. */
export function answer<Result>(request: IDBRequest<Result>): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>()
  request.addEventListener('success', () => resolve(request.result))
  request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')))
  return promise
}
