import type { AppendOutcome } from '../engine/append-queue.ts'
import type { HistoryEngine } from '../engine/engine-history.ts'
import type { StoreEnvironment } from '../environment.ts'
import { StoreError } from '../error.ts'
import { type Head, loadHead, saveHead } from '../queries/head.ts'
import { type Calls, historyReads, historyWrites, planOf } from '../queries/operations.ts'
import { sweep } from '../queries/sweep.ts'
import { searchCancelled } from '../search/search.ts'
import type { Sealer } from '../secrets/sealer.ts'
import type { Plan } from '../sql/plan.ts'
import { KnownWords } from '../sqlite/known-words.ts'
import { type Waiting, appendAll } from './postgres-batch.ts'
import { postgresDialect } from './postgres-dialect.ts'
import type { PostgresEngine } from './postgres-engine.ts'
import { searchPostgres } from './postgres-search.ts'

/** What the histories of a store share. */
export interface PostgresHost {
  readonly engine: PostgresEngine
  readonly environment: StoreEnvironment
  sealer(): Sealer
  /** Takes note of work that goes on after its call was answered. */
  inBackground(work: Promise<void>): void
}

/** The most rows of a transaction, unless one piece alone has more. */
const MOST_ROWS = 1000

/** What came in one piece, and where the answer goes. */
interface WaitingPiece {
  readonly calls: Waiting
  readonly resolve: (outcomes: readonly AppendOutcome[]) => void
}

/** One person's rows. Writes go one after another, as the only writer of a history knows its head by heart. */
export class PostgresHistoryEngine implements HistoryEngine {
  readonly environment: StoreEnvironment
  readonly closed: () => void
  readonly #host: PostgresHost
  readonly #owner: number
  #head: Head | undefined
  /** Words that were written down, as sure as {@link #head} is. */
  #words = new KnownWords()
  /** While what {@link #head} says was true. */
  #tenure = 0
  #last: Promise<unknown> = Promise.resolve()
  readonly #waiting: WaitingPiece[] = []

  constructor(host: PostgresHost, owner: number, closed: () => void) {
    this.#host = host
    this.#owner = owner
    this.environment = host.environment
    this.closed = closed
  }

  readonly read: Calls<typeof historyReads> = async (operation, ...args) =>
    (await this.#run(() => planOf(historyReads, this.#context(), operation, args))) as never

  readonly write: Calls<typeof historyWrites> = async (operation, ...args) => {
    const result = await this.#inTurn(async () => {
      this.#head?.buffers.clear()
      return await this.#run(() => planOf(historyWrites, this.#context(), operation, args))
    })
    if (operation === 'removeBuffer') this.#host.inBackground(this.#sweep())
    return result as never
  }

  append(calls: Waiting): Promise<readonly AppendOutcome[]> {
    return new Promise((resolve) => {
      this.#waiting.push({ calls, resolve })
      // Whoever is first in turn takes along what came meanwhile.
      if (this.#waiting.length === 1) void this.#inTurn(() => this.#appendWaiting())
    })
  }

  search: HistoryEngine['search'] = async (query, signal) => {
    try {
      return await this.#run(() => searchPostgres(this.environment, query, signal), signal)
    } catch (error) {
      throw signal?.aborted === true ? searchCancelled() : error
    }
  }

  async release(): Promise<void> {
    await this.#last.catch(() => undefined)
    this.#forget()
  }

  #context() {
    return { sealer: this.#host.sealer(), dialect: postgresDialect }
  }

  #run<T>(plan: () => Plan<T>, signal?: AbortSignal): Promise<T> {
    return this.#host.engine.run({ kind: 'history', owner: this.#owner }, plan, signal)
  }

  /** After all that was asked for before. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work, work)
    this.#last = mine.catch(() => undefined)
    return mine
  }

  /** One transaction for all that waits, as far as that is not too much for one. */
  async #appendWaiting(): Promise<void> {
    const pieces = this.#takeWaiting()
    if (this.#waiting.length > 0) void this.#inTurn(() => this.#appendWaiting())
    const now = this.environment.now()
    const together = await this.#tryAppend(
      pieces.flatMap(({ calls }) => calls),
      now,
    )
    let at = 0
    for (const { calls, resolve } of pieces) {
      if ('error' in together && isEverybodys(together.error)) resolve(calls.map(() => together))
      else if ('error' in together) resolve(await this.#appendOneByOne(calls, now))
      else resolve(together.outcomes.slice(at, at + calls.length))
      at += calls.length
    }
  }

  #takeWaiting(): readonly WaitingPiece[] {
    let rows = 0
    const count = this.#waiting.findIndex(({ calls }, index) => {
      rows += calls.reduce((sum, call) => sum + call.length, 0)
      return index > 0 && rows > MOST_ROWS
    })
    return this.#waiting.splice(0, count === -1 ? this.#waiting.length : count)
  }

  /** One call's fault is not its neighbours': each gets a transaction of its own. */
  async #appendOneByOne(calls: Waiting, now: number): Promise<readonly AppendOutcome[]> {
    const outcomes: AppendOutcome[] = []
    for (const call of calls) {
      const alone = await this.#tryAppend([call], now)
      outcomes.push('error' in alone ? alone : (alone.outcomes[0] ?? { error: new Error('no answer') }))
    }
    return outcomes
  }

  async #tryAppend(
    calls: Waiting,
    now: number,
  ): Promise<{ readonly outcomes: readonly AppendOutcome[] } | { readonly error: Error }> {
    try {
      return { outcomes: await this.#run(() => this.#append(calls, now)) }
    } catch (error) {
      // What was not committed did not happen: the head is asked for again.
      this.#forget()
      return { error: error instanceof Error ? error : new Error(String(error)) }
    }
  }

  *#append(calls: Waiting, now: number): Plan<readonly AppendOutcome[]> {
    const { tenure } = this.#host.engine
    // While the lock was lost, another process may have written.
    if (this.#tenure !== tenure) this.#forget()
    this.#tenure = tenure
    this.#head ??= yield* loadHead()
    const outcomes = yield* appendAll(this.#head, this.#words, calls, now)
    yield* saveHead(this.#head)
    return outcomes
  }

  #forget(): void {
    this.#head = undefined
    this.#words = new KnownWords()
  }

  async #sweep(): Promise<void> {
    let more = true
    while (more) more = await this.#inTurn(() => this.#run(() => sweep(postgresDialect)))
  }
}

/** Whether the next call would fail of the same. */
function isEverybodys(error: Error): boolean {
  return error instanceof StoreError && error.retry
}
