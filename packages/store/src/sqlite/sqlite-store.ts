import type { Accounts } from '../accounts.ts'
import { BackgroundWork } from '../engine/background-work.ts'
import { engineAccounts } from '../engine/engine-accounts.ts'
import { EngineHistory } from '../engine/engine-history.ts'
import { OpenHistories } from '../engine/open-histories.ts'
import type { StoreEnvironment } from '../environment.ts'
import { storeClosed } from '../error.ts'
import type { UserId } from '../ids.ts'
import type { StoreResources } from '../resources.ts'
import { FileKeyRotation, type RotationHost } from '../secrets/key-rotation.ts'
import type { Store, StoreParts } from '../store.ts'
import type { accountOperations, historyWrites } from '../queries/operations.ts'
import { type WorkerSetup, accountsFile } from './protocol.ts'
import { SqliteBackup } from './sqlite-backup.ts'
import { sqliteEngine } from './sqlite-engine.ts'
import { StoreThread, callsOf } from './store-thread.ts'

/** Milliseconds: a thread takes 7 MiB, and logs are copied seldom where little is said. */
const CHECKPOINTER_RESTS_AFTER = 3_000
/** The same for searches: whoever searches types on, looks at what was found, and searches again. */
const SEARCHER_RESTS_AFTER = 120_000

/** What `openStore` made of its options. */
export interface SqliteStoreInit {
  readonly environment: StoreEnvironment
  readonly resources: StoreResources
  readonly setup: WorkerSetup
  readonly idleAfter: number
  /** Undefined where the keys were given from outside. */
  readonly keyFile: string | undefined
}

/** `accounts.db`, and a `history.db` for each person. */
export class SqliteStore implements Store {
  readonly accounts: Accounts
  readonly parts: StoreParts
  readonly #rotation: FileKeyRotation
  readonly #init: SqliteStoreInit
  readonly #writer: StoreThread
  readonly #reader: StoreThread
  readonly #searcher: StoreThread
  readonly #checkpointer: StoreThread
  readonly #histories: OpenHistories
  /** Deleting histories, changing keys. */
  readonly #background = new BackgroundWork()
  #cancelIdleCheck: (() => void) | undefined
  #closing: Promise<void> | undefined

  constructor(init: SqliteStoreInit) {
    this.#init = init
    this.#histories = new OpenHistories(init.environment, (user) => this.#open(user))
    this.#writer = new StoreThread('writer', init.resources, init.setup)
    this.#reader = new StoreThread('reader', init.resources, init.setup)
    const { environment } = init
    const searcherRest = { environment, after: SEARCHER_RESTS_AFTER }
    this.#searcher = new StoreThread('searcher', init.resources, init.setup, searcherRest)
    const checkpointerRest = { environment, after: CHECKPOINTER_RESTS_AFTER }
    this.#checkpointer = new StoreThread('checkpointer', init.resources, init.setup, checkpointerRest)
    this.accounts = engineAccounts({
      call: callsOf<typeof accountOperations>(this.#writer, accountsFile),
      environment: init.environment,
      removed: (user) => this.#startBurial(user),
      close: () => this.close(),
    })
    this.#rotation = new FileKeyRotation(this.#rotationHost(), init.setup.keys)
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
      environment: this.#init.environment,
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
    this.#background.begin(this.#rotation.resume())
    for (const user of await call('tombstones')) this.#startBurial(user)
    this.#scheduleIdleCheck()
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

  async #close(): Promise<void> {
    this.#cancelIdleCheck?.()
    await this.#histories.closeAll()
    await this.#background.ended()
    await this.#checkpointer.close()
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
      checkpointer: this.#checkpointer,
      environment: this.#init.environment,
    }
    return new EngineHistory(sqliteEngine(threads, user, () => this.#histories.forget(user)))
  }

  #startBurial(user: UserId): void {
    this.#background.begin(this.#bury(user))
  }

  async #bury(user: UserId): Promise<void> {
    await this.#histories.close(user)
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

  async #releaseIdle(): Promise<void> {
    const limit = this.#init.environment.now() - this.#init.idleAfter
    for await (const history of this.#histories.opened()) {
      // What cannot be closed now is tried again at the next check.
      if (history.isIdleSince(limit)) await history.release().catch(() => undefined)
    }
  }
}
