import { join } from 'node:path'
import type { Durability } from '../durability.ts'
import { type StoreEnvironment, systemEnvironment } from '../environment.ts'
import { type StoreResources, packagedResources } from '../resources.ts'
import { savedKeys } from '../secrets/saved-keys.ts'
import type { Store } from '../store.ts'
import { SqliteStore } from './sqlite-store.ts'

/** Where and how a store keeps its files. */
export interface StoreOptions {
  /** Made where it is missing, mode 700. One process at a time may hold it. */
  readonly directory: string
  readonly environment?: StoreEnvironment
  readonly resources?: StoreResources
  /** `full` survives power loss as well as a killed process; accounts always do. Default `normal`. */
  readonly durability?: Durability
  /**
   * Keys of 32 bytes that encrypt saved passwords, the one in use first. Without them the file `key` of the
   * directory holds one; it is made on first start, mode 600.
   */
  readonly keys?: readonly Uint8Array[]
  /** A history that nobody used for so long is closed; the next use opens it again. Milliseconds, default 5 minutes. */
  readonly idleAfter?: number
}

const FIVE_MINUTES = 300_000

/** Opens the store in a directory. Rejects with `StoreError`, such as `locked` where another process holds it. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const environment = options.environment ?? systemEnvironment
  const path = join(options.directory, 'key')
  const keyFile = options.keys === undefined ? path : undefined
  const keys = options.keys ?? (await savedKeys(path, environment))
  const store = new SqliteStore({
    environment,
    resources: options.resources ?? packagedResources,
    setup: { directory: options.directory, durability: options.durability ?? 'normal', keys },
    idleAfter: options.idleAfter ?? FIVE_MINUTES,
    keyFile,
  })
  try {
    await store.start()
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}
