import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type StoreEnvironment, systemEnvironment } from '../environment.ts'
import { type StoreResources, packagedResources } from '../resources.ts'
import { loadKeys } from '../secrets/key-file.ts'
import type { Store } from '../store.ts'
import type { Durability } from './database.ts'
import { SqliteStore } from './sqlite-store.ts'
import { isFromDisk, storeErrorOf } from './sqlite-errors.ts'

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

const OWNER_ONLY = 0o700
const KEY_BYTES = 32
const FIVE_MINUTES = 300_000

/** Opens the store in a directory. Rejects with `StoreError`, such as `locked` where another process holds it. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const environment = options.environment ?? systemEnvironment
  const keyFile = options.keys === undefined ? join(options.directory, 'key') : undefined
  const keys = options.keys ?? (await keysOf(options.directory, environment))
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

async function keysOf(directory: string, environment: StoreEnvironment): Promise<readonly Uint8Array[]> {
  try {
    await mkdir(directory, { recursive: true, mode: OWNER_ONLY })
    return await loadKeys(join(directory, 'key'), () => environment.randomBytes(KEY_BYTES))
  } catch (error) {
    throw isFromDisk(error) ? storeErrorOf(error) : error
  }
}
