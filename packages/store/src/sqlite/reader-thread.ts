import { applyFacts } from '../queries/facts.ts'
import { SEARCH_LIMIT, type SearchResult } from '../search/search.ts'
import { type Sealer, makeSealer } from '../secrets/sealer.ts'
import type { Database } from './database.ts'
import { checkpointBeside } from './checkpoint.ts'
import { openToRead, pathOf } from './files.ts'
import { historyReads, planOf } from '../queries/operations.ts'
import type { Answer, Envelope, FileName, Request, WorkerSetup } from './protocol.ts'
import { outcomeOf } from './outcome.ts'
import { runSearch } from './run-search.ts'
import { SqliteDialect } from './sqlite-dialect.ts'
import type { WorkerEnvironment } from './worker-environment.ts'

/** Files that a reader keeps open; the one unused for longest is closed for the next. */
const MAX_OPEN = 64

interface ReadFile {
  readonly database: Database
  readonly dialect: SqliteDialect
}

/** A thread that reads histories while the writer writes them: each request sees one committed state. */
export class ReaderThread {
  readonly #setup: WorkerSetup
  readonly #environment: WorkerEnvironment
  readonly #answer: (answer: Answer) => void
  #sealer: Sealer
  /** The one used last is last. */
  readonly #open = new Map<FileName, ReadFile>()

  constructor(setup: WorkerSetup, environment: WorkerEnvironment, answer: (answer: Answer) => void) {
    this.#setup = setup
    this.#environment = environment
    this.#answer = answer
    this.#sealer = makeSealer(setup.keys)
  }

  receive({ call, request }: Envelope): void {
    this.#answer({ call, ...outcomeOf(() => this.#do(request)) })
  }

  #do(request: Request): unknown {
    switch (request.kind) {
      case 'operate': {
        const { database, dialect } = this.#fileFor(request.file)
        const context = { sealer: this.#sealer, dialect }
        return database.transaction('deferred', () =>
          database.run(planOf(historyReads, context, request.operation, request.args)),
        )
      }
      case 'search':
        return this.#search(request)
      case 'checkpoint':
        return checkpointBeside(pathOf(this.#setup.directory, request.file))
      case 'open':
        this.#fileFor(request.file)
        return undefined
      case 'keys':
        this.#sealer = makeSealer(request.keys)
        return undefined
      case 'release':
        return this.#release(request.file)
      case 'close':
        for (const name of this.#open.keys()) this.#release(name)
        return undefined
      case 'append':
      case 'delete':
        throw new Error(`a reader cannot ${request.kind}`)
    }
  }

  #search({ file, query, cancelled }: Request & { kind: 'search' }): SearchResult {
    const began = this.#environment.elapsed()
    const flag = new Int32Array(cancelled)
    const { database } = this.#fileFor(file)
    const limits = {
      elapsed: () => this.#environment.elapsed() - began,
      limit: SEARCH_LIMIT,
      cancelled: () => Atomics.load(flag, 0) !== 0,
    }
    return database.transaction('deferred', () => {
      const found = runSearch(database, query, limits)
      return { ...found, messages: database.run(applyFacts(found.messages)) }
    })
  }

  #fileFor(name: FileName): ReadFile {
    const file = this.#open.get(name) ?? {
      database: openToRead(this.#setup, name),
      dialect: new SqliteDialect(),
    }
    this.#open.delete(name)
    this.#open.set(name, file)
    if (this.#open.size > MAX_OPEN) {
      const [oldest] = this.#open.keys()
      if (oldest !== undefined) this.#release(oldest)
    }
    return file
  }

  #release(name: FileName): void {
    this.#open.get(name)?.database.close()
    this.#open.delete(name)
  }
}
