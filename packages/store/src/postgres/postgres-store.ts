import type { Accounts } from '../accounts.ts'
import type { Durability } from '../durability.ts'
import { BackgroundWork } from '../engine/background-work.ts'
import { engineAccounts } from '../engine/engine-accounts.ts'
import { EngineHistory } from '../engine/engine-history.ts'
import { Gate } from '../engine/gate.ts'
import { OpenHistories } from '../engine/open-histories.ts'
import { type StoreEnvironment, systemEnvironment } from '../environment.ts'
import { storeClosed } from '../error.ts'
import type { UserId } from '../ids.ts'
import { type Calls, accountOperations, planOf } from '../queries/operations.ts'
import { FileKeyRotation } from '../secrets/key-rotation.ts'
import { savedKeys } from '../secrets/saved-keys.ts'
import { type Sealer, makeSealer } from '../secrets/sealer.ts'
import type { Store, StoreParts } from '../store.ts'
import { postgresDialect } from './postgres-dialect.ts'
import { PostgresEngine } from './postgres-engine.ts'
import { PostgresHistoryEngine, type PostgresHost } from './postgres-history.ts'

/** Where a store on a PostgreSQL server is. */
export interface PostgresOptions {
  /** `postgresql://user:password@host:port/database`; `?host=/directory` for a socket. */
  readonly url: string
  /** In the place of the one in the URL. */
  readonly password?: string
  /** What the keys that encrypt saved passwords are kept in: never in the database. */
  readonly keys: PostgresKeys
  /** `full` survives power loss of the server whatever its own settings say; `normal` leaves that to them. */
  readonly durability?: Durability
  readonly environment?: StoreEnvironment
}

/** A file, which is made on first start, mode 600; or the keys themselves, of 32 bytes, the one in use first. */
export type PostgresKeys = { readonly file: string } | { readonly from: readonly Uint8Array[] }

/** Opens the store in a database. Rejects with `StoreError`, such as `locked` where another process uses it. */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  const { keys, environment = systemEnvironment, ...connection } = options
  const known = 'from' in keys ? keys.from : await savedKeys(keys.file, environment)
  const engine = new PostgresEngine(connection)
  const store = new PostgresStore({
    engine,
    environment,
    keys: known,
    keyFile: 'file' in keys ? keys.file : undefined,
  })
  try {
    await store.start()
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

interface PostgresStoreInit {
  readonly engine: PostgresEngine
  readonly environment: StoreEnvironment
  readonly keys: readonly Uint8Array[]
  readonly keyFile: string | undefined
}

class PostgresStore implements Store {
  readonly accounts: Accounts
  readonly parts: StoreParts
  readonly #host: PostgresHost
  readonly #rotation: FileKeyRotation
  readonly #histories: OpenHistories
  readonly #engines = new Map<UserId, PostgresHistoryEngine>()
  readonly #background = new BackgroundWork()
  /** A key is changed while nobody reads what it sealed and writes it again. */
  readonly #gate = new Gate()
  #sealer: Sealer
  #closing: Promise<void> | undefined

  constructor({ engine, environment, keys, keyFile }: PostgresStoreInit) {
    this.#sealer = makeSealer(keys)
    this.#host = {
      engine,
      environment,
      sealer: () => this.#sealer,
      inBackground: (work) => this.#background.begin(work),
    }
    this.#histories = new OpenHistories(environment, (user) => this.#open(user))
    this.accounts = engineAccounts({
      call: this.#call,
      environment,
      removed: (user) => this.#background.begin(this.#bury(user)),
      close: () => this.close(),
    })
    const host = {
      keyFile,
      environment,
      setKeys: async (now: readonly Uint8Array[]) => void (this.#sealer = makeSealer(now)),
      users: async () => (await this.#run('listUsers')).map(({ id }) => id),
      resealAccounts: () => this.#gate.alone(() => this.#run('resealAccounts')),
      resealHistory: (user: UserId) => this.#resealHistory(user),
    }
    this.#rotation = new FileKeyRotation(host, keys)
    this.parts = { keyRotation: this.#rotation }
  }

  async start(): Promise<void> {
    await this.#host.engine.open()
    await this.#run('resealAccounts')
    this.#background.begin(this.#rotation.resume())
    for (const user of await this.#run('tombstones')) this.#background.begin(this.#bury(user))
    this.#histories.scheduleRetention()
  }

  async history(user: UserId): Promise<EngineHistory> {
    if (this.#closing !== undefined) throw storeClosed()
    return await this.#histories.get(user)
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  readonly #run: Calls<typeof accountOperations> = async (operation, ...args) => {
    const context = { sealer: this.#sealer, dialect: postgresDialect }
    const plan = () => planOf(accountOperations, context, operation, args)
    return (await this.#host.engine.run({ kind: 'accounts' }, plan)) as never
  }

  readonly #call: Calls<typeof accountOperations> = async (operation, ...args) => {
    if (this.#closing !== undefined) throw storeClosed()
    return await this.#gate.beside(() => this.#run(operation, ...args))
  }

  async #open(user: UserId): Promise<EngineHistory> {
    const owner = await this.#host.engine.ownerOf(user)
    const engine = new PostgresHistoryEngine(this.#host, owner, () => {
      this.#engines.delete(user)
      this.#histories.forget(user)
    })
    // After a key was put in front of the one that sealed, what is open is sealed again.
    await engine.write('resealBuffers')
    this.#engines.set(user, engine)
    return new EngineHistory(engine)
  }

  /** By the one engine of the history, which writes nothing else meanwhile. */
  async #resealHistory(user: UserId): Promise<void> {
    await this.#histories.get(user)
    await this.#engines.get(user)?.write('resealBuffers')
  }

  async #close(): Promise<void> {
    // What changes keys opens histories.
    await this.#background.ended()
    await this.#histories.closeAll()
    await this.#background.ended()
    await this.#host.engine.close()
  }

  async #bury(user: UserId): Promise<void> {
    await this.#histories.close(user)
    await this.#host.engine.deleteHistory(user)
    await this.#run('bury', user)
  }
}
