import type { Accounts } from '../accounts.ts'
import { engineAccounts } from '../engine/engine-accounts.ts'
import { EngineHistory } from '../engine/engine-history.ts'
import type { StoreEnvironment } from '../environment.ts'
import { storeClosed } from '../error.ts'
import type { UserId } from '../ids.ts'
import type { StoreResources } from '../resources.ts'
import type { Store, StoreParts } from '../store.ts'
import { type RotationHost, SqliteKeyRotation } from './key-rotation.ts'
import type { accountOperations, historyWrites } from '../queries/operations.ts'
import { type WorkerSetup, accountsFile } from './protocol.ts'
import { SqliteBackup } from './sqlite-backup.ts'
import { sqliteEngine } from './sqlite-engine.ts'
import { StoreThread, callsOf } from './store-thread.ts'

/** What `openStore` made of its options. */
export interface SqliteStoreInit {
  readonly environment: StoreEnvironment
  readonly resources: StoreResources
  readonly setup: WorkerSetup
  readonly idleAfter: number
  /** Undefined where the keys were given from outside. */
  readonly keyFile: string | undefined
}

const HOUR = 3_600_000
const KEY_BYTES = 32

/** `accounts.db`, and a `history.db` for each person. */
export class SqliteStore implements Store {
  readonly accounts: Accounts
  readonly parts: StoreParts
  readonly #rotation: SqliteKeyRotation
  readonly #init: SqliteStoreInit
  readonly #writer: StoreThread
  readonly #reader: StoreThread
  readonly #searcher: StoreThread
  readonly #histories = new Map<UserId, Promise<EngineHistory>>()
  /** Deleting histories, changing keys. */
  readonly #background = new Set<Promise<void>>()
  #cancelIdleCheck: (() => void) | undefined
  #cancelRetention: (() => void) | undefined
  #closing: Promise<void> | undefined

  constructor(init: SqliteStoreInit) {
    this.#init = init
    this.#writer = new StoreThread('writer', init.resources, init.setup)
    this.#reader = new StoreThread('reader', init.resources, init.setup)
    this.#searcher = new StoreThread('searcher', init.resources, init.setup)
    this.accounts = engineAccounts({
      call: callsOf<typeof accountOperations>(this.#writer, accountsFile),
      environment: init.environment,
      removed: (user) => this.#startBurial(user),
      close: () => this.close(),
    })
    this.#rotation = new SqliteKeyRotation(this.#rotationHost(), init.setup.keys)
    const backup = new SqliteBackup({
      directory: init.setup.directory,
      keyFile: init.keyFile,
      users: async () => (await this.accounts.users.list()).map(({ id }) => id),
    })
    this.parts = { keyRotation: this.#rotation, backup }
  }

  #rotationHost(): RotationHost {
    const accounts = callsOf<typeof accountOperations>(this.#writer, accountsFile)
    const threads = [this.#writer, this.#reader, this.#searcher]
    return {
      keyFile: this.#init.keyFile,
      newKey: () => this.#init.environment.randomBytes(KEY_BYTES),
      setKeys: async (keys) => {
        await Promise.all(threads.map((thread) => thread.setKeys(keys)))
      },
      users: async () => (await accounts('listUsers')).map(({ id }) => id),
      resealAccounts: () => accounts('resealAccounts'),
      resealHistory: (user) => callsOf<typeof historyWrites>(this.#writer, user)('resealBuffers'),
    }
  }

  /** Opens the accounts, takes the directory's lock, and finishes what an earlier process began. */
  async start(): Promise<void> {
    await this.#writer.request({ kind: 'open', file: accountsFile })
    const call = callsOf<typeof accountOperations>(this.#writer, accountsFile)
    await call('resealAccounts')
    this.#inBackground(this.#rotation.resume())
    for (const user of await call('tombstones')) this.#startBurial(user)
    this.#scheduleIdleCheck()
    this.#scheduleRetention()
  }

  async history(user: UserId): Promise<EngineHistory> {
    if (this.#closing !== undefined) throw storeClosed()
    const known = this.#histories.get(user)
    if (known !== undefined) return await known
    const opening = this.#open(user)
    this.#histories.set(user, opening)
    try {
      return await opening
    } catch (error) {
      this.#histories.delete(user)
      throw error
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    this.#cancelIdleCheck?.()
    this.#cancelRetention?.()
    const histories = await Promise.allSettled(this.#histories.values())
    await Promise.allSettled(
      histories.map(async (one) => (one.status === 'fulfilled' ? await one.value.close() : undefined)),
    )
    await Promise.allSettled(this.#background)
    await this.#searcher.close()
    await this.#reader.close()
    await this.#writer.close()
  }

  async #open(user: UserId): Promise<EngineHistory> {
    await this.#writer.request({ kind: 'open', file: user })
    // Keys from outside are changed by putting a new one in front: what the old one sealed is sealed again here.
    if (this.#init.setup.keys.length > 1) await callsOf<typeof historyWrites>(this.#writer, user)('resealBuffers')
    const threads = {
      writer: this.#writer,
      reader: this.#reader,
      searcher: this.#searcher,
      environment: this.#init.environment,
    }
    return new EngineHistory(sqliteEngine(threads, user, () => this.#histories.delete(user)))
  }

  #startBurial(user: UserId): void {
    this.#inBackground(this.#bury(user))
  }

  /** What fails here has left a mark in the files, and the next start tries again. */
  #inBackground(work: Promise<void>): void {
    const settled = work.catch(() => undefined).finally(() => this.#background.delete(settled))
    this.#background.add(settled)
  }

  async #bury(user: UserId): Promise<void> {
    const open = await this.#histories.get(user)
    await open?.close()
    await this.#reader.release(user)
    await this.#searcher.release(user)
    await this.#writer.request({ kind: 'delete', file: user })
    await callsOf<typeof accountOperations>(this.#writer, accountsFile)('bury', user)
  }

  #scheduleIdleCheck(): void {
    const { environment, idleAfter } = this.#init
    this.#cancelIdleCheck = environment.schedule(environment.now() + idleAfter / 2, () => {
      void this.#releaseIdle().then(() => this.#scheduleIdleCheck())
    })
  }

  #scheduleRetention(): void {
    const { environment } = this.#init
    this.#cancelRetention = environment.schedule(environment.now() + HOUR, () => {
      void this.#applyRetention().then(() => this.#scheduleRetention())
    })
  }

  /** The histories that are open; the others have it done when somebody opens them for an hour. */
  async #applyRetention(): Promise<void> {
    for (const opening of this.#histories.values()) {
      const history = await opening.catch(() => undefined)
      // A full disk or a locked file now: it is tried again in an hour.
      await history?.retention.apply().catch(() => 0)
    }
  }

  async #releaseIdle(): Promise<void> {
    const limit = this.#init.environment.now() - this.#init.idleAfter
    for (const opening of this.#histories.values()) {
      const history = await opening.catch(() => undefined)
      // What cannot be closed now is tried again at the next check.
      if (history?.isIdleSince(limit) === true) await history.release().catch(() => undefined)
    }
  }
}
