import { makeSealer } from '../secrets/sealer.ts'
import type { Database } from './database.ts'
import { openToRead } from './files.ts'
import { type OperationContext, historyReads, planOf } from './operations.ts'
import type { Answer, Envelope, FileName, Request, WorkerSetup } from './protocol.ts'
import { outcomeOf } from './outcome.ts'

/** Files that a reader keeps open; the one unused for longest is closed for the next. */
const MAX_OPEN = 64

/** A thread that reads histories while the writer writes them: each request sees one committed state. */
export class ReaderThread {
  readonly #setup: WorkerSetup
  readonly #answer: (answer: Answer) => void
  readonly #context: OperationContext
  /** The one used last is last. */
  readonly #open = new Map<FileName, Database>()

  constructor(setup: WorkerSetup, answer: (answer: Answer) => void) {
    this.#setup = setup
    this.#answer = answer
    this.#context = { sealer: makeSealer(setup.keys) }
  }

  receive({ call, request }: Envelope): void {
    this.#answer({ call, ...outcomeOf(() => this.#do(request)) })
  }

  #do(request: Request): unknown {
    switch (request.kind) {
      case 'operate': {
        const database = this.#databaseFor(request.file)
        return database.transaction('deferred', () =>
          database.run(planOf(historyReads, this.#context, request.operation, request.args)),
        )
      }
      case 'open':
        this.#databaseFor(request.file)
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

  #databaseFor(name: FileName): Database {
    const database = this.#open.get(name) ?? openToRead(this.#setup, name)
    this.#open.delete(name)
    this.#open.set(name, database)
    if (this.#open.size > MAX_OPEN) {
      const [oldest] = this.#open.keys()
      if (oldest !== undefined) this.#release(oldest)
    }
    return database
  }

  #release(name: FileName): void {
    this.#open.get(name)?.close()
    this.#open.delete(name)
  }
}
