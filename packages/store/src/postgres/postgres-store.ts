import type { Accounts } from '../accounts.ts'
import { engineAccounts } from '../engine/engine-accounts.ts'
import { EngineHistory } from '../engine/engine-history.ts'
import { type StoreEnvironment, systemEnvironment } from '../environment.ts'
import { storeClosed } from '../error.ts'
import type { UserId } from '../ids.ts'
import { type Calls, accountOperations, planOf } from '../queries/operations.ts'
import { makeSealer } from '../secrets/sealer.ts'
import type { Store, StoreParts } from '../store.ts'
import { postgresDialect } from './postgres-dialect.ts'
import { PostgresEngine } from './postgres-engine.ts'
import { PostgresHistoryEngine, type PostgresHost } from './postgres-history.ts'

/** Where a store on a PostgreSQL server is. */
export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`; `?host=/directory` for a socket. */
  readonly url: string
  /** Keys of 32 bytes that encrypt saved passwords, the one in use first. They are not kept in the database. */
  readonly keys: readonly Uint8Array[]
  readonly environment?: StoreEnvironment
}

/** Opens the store in a database. Rejects with `StoreError`, such as `locked` where another process uses it. */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  const store = new PostgresStore(options)
  try {
    await store.start()
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

const HOUR = 3_600_000

class PostgresStore implements Store {
  readonly accounts: Accounts
  /** The key comes from outside, and so does another. */
  readonly parts: StoreParts = {}
  readonly #host: PostgresHost
  readonly #call: Calls<typeof accountOperations>
  readonly #histories = new Map<UserId, Promise<EngineHistory>>()
  readonly #background = new Set<Promise<void>>()
  #cancelRetention: (() => void) | undefined
  #closing: Promise<void> | undefined

  constructor({ url, keys, environment = systemEnvironment }: PostgresOptions) {
    const sealer = makeSealer(keys)
    const engine = new PostgresEngine(url)
    this.#host = {
      engine,
      environment,
      sealer: () => sealer,
      inBackground: (work) => this.#inBackground(work),
    }
    this.#call = async (operation, ...args) => {
      if (this.#closing !== undefined) throw storeClosed()
      const context = { sealer, dialect: postgresDialect }
      return (await engine.run({ kind: 'accounts' }, () =>
        planOf(accountOperations, context, operation, args),
      )) as never
    }
    this.accounts = engineAccounts({
      call: this.#call,
      environment,
      removed: (user) => this.#inBackground(this.#bury(user)),
      close: () => this.close(),
    })
  }

  async start(): Promise<void> {
    await this.#host.engine.open()
    await this.#call('resealAccounts')
    for (const user of await this.#call('tombstones')) this.#inBackground(this.#bury(user))
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

  async #open(user: UserId): Promise<EngineHistory> {
    const owner = await this.#host.engine.ownerOf(user)
    const engine = new PostgresHistoryEngine(this.#host, owner, () => this.#histories.delete(user))
    await engine.write('resealBuffers')
    return new EngineHistory(engine)
  }

  async #close(): Promise<void> {
    this.#cancelRetention?.()
    const histories = await Promise.allSettled(this.#histories.values())
    await Promise.allSettled(
      histories.map(async (one) => (one.status === 'fulfilled' ? await one.value.close() : undefined)),
    )
    await Promise.allSettled(this.#background)
    await this.#host.engine.close()
  }

  /** What fails here has left a mark in the database, and the next start tries again. */
  #inBackground(work: Promise<void>): void {
    const settled = work.catch(() => undefined).finally(() => this.#background.delete(settled))
    this.#background.add(settled)
  }

  async #bury(user: UserId): Promise<void> {
    const open = await this.#histories.get(user)
    await open?.close()
    await this.#host.engine.deleteHistory(user)
    await this.#call('bury', user)
  }

  #scheduleRetention(): void {
    const { environment } = this.#host
    this.#cancelRetention = environment.schedule(environment.now() + HOUR, () => {
      void this.#applyRetention().then(() => this.#scheduleRetention())
    })
  }

  async #applyRetention(): Promise<void> {
    for (const opening of this.#histories.values()) {
      const history = await opening.catch(() => undefined)
      await history?.retention.apply().catch(() => 0)
    }
  }
}
