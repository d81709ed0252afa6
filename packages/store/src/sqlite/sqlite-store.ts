import type { Accounts } from '../accounts.ts'
import type { StoreEnvironment } from '../environment.ts'
import type { UserId } from '../ids.ts'
import type { StoreResources } from '../resources.ts'
import type { Store } from '../store.ts'
import type { accountOperations } from './operations.ts'
import { type WorkerSetup, accountsFile } from './protocol.ts'
import { sqliteAccounts } from './sqlite-accounts.ts'
import { SqliteHistory } from './sqlite-history.ts'
import { StoreThread, callsOf, storeClosed } from './store-thread.ts'

/** What `openStore` made of its options. */
export interface SqliteStoreInit {
  readonly environment: StoreEnvironment
  readonly resources: StoreResources
  readonly setup: WorkerSetup
  readonly idleAfter: number
}

/** `accounts.db`, and a `history.db` for each person. */
export class SqliteStore implements Store {
  readonly accounts: Accounts
  readonly #init: SqliteStoreInit
  readonly #writer: StoreThread
  readonly #reader: StoreThread
  readonly #histories = new Map<UserId, Promise<SqliteHistory>>()
  /** Histories that are being deleted. */
  readonly #burials = new Set<Promise<void>>()
  #cancelIdleCheck: (() => void) | undefined
  #closing: Promise<void> | undefined

  constructor(init: SqliteStoreInit) {
    this.#init = init
    this.#writer = new StoreThread('writer', init.resources, init.setup)
    this.#reader = new StoreThread('reader', init.resources, init.setup)
    this.accounts = sqliteAccounts({
      writer: this.#writer,
      environment: init.environment,
      removed: (user) => this.#startBurial(user),
      close: () => this.close(),
    })
  }

  /** Opens the accounts, takes the directory's lock, and finishes what an earlier process began. */
  async start(): Promise<void> {
    await this.#writer.request({ kind: 'open', file: accountsFile })
    const call = callsOf<typeof accountOperations>(this.#writer, accountsFile)
    await call('resealNetworks')
    for (const user of await call('tombstones')) this.#startBurial(user)
    this.#scheduleIdleCheck()
  }

  async history(user: UserId): Promise<SqliteHistory> {
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
    const histories = await Promise.allSettled(this.#histories.values())
    await Promise.allSettled(
      histories.map(async (one) => (one.status === 'fulfilled' ? await one.value.close() : undefined)),
    )
    await Promise.allSettled(this.#burials)
    await this.#reader.close()
    await this.#writer.close()
  }

  async #open(user: UserId): Promise<SqliteHistory> {
    await this.#writer.request({ kind: 'open', file: user })
    return new SqliteHistory(user, {
      writer: this.#writer,
      reader: this.#reader,
      environment: this.#init.environment,
      closed: (closed) => this.#histories.delete(closed),
    })
  }

  #startBurial(user: UserId): void {
    const burial = this.#bury(user)
      // The tombstone stays, and the next start tries again.
      .catch(() => undefined)
      .finally(() => this.#burials.delete(burial))
    this.#burials.add(burial)
  }

  async #bury(user: UserId): Promise<void> {
    const open = await this.#histories.get(user)
    await open?.close()
    await this.#reader.request({ kind: 'release', file: user })
    await this.#writer.request({ kind: 'delete', file: user })
    await callsOf<typeof accountOperations>(this.#writer, accountsFile)('bury', user)
  }

  #scheduleIdleCheck(): void {
    const { environment, idleAfter } = this.#init
    this.#cancelIdleCheck = environment.schedule(environment.now() + idleAfter / 2, () => {
      void this.#releaseIdle().then(() => this.#scheduleIdleCheck())
    })
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
