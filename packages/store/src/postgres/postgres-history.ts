import type { AppendOutcome } from '../engine/append-queue.ts'
import type { HistoryEngine } from '../engine/engine-history.ts'
import type { StoreEnvironment } from '../environment.ts'
import type { NewMessage } from '../message.ts'
import { append, appendedOf } from '../queries/append.ts'
import { type Head, loadHead, saveHead } from '../queries/head.ts'
import { type Calls, historyReads, historyWrites, planOf } from '../queries/operations.ts'
import { sweep } from '../queries/sweep.ts'
import type { Sealer } from '../secrets/sealer.ts'
import type { Plan } from '../sql/plan.ts'
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

/** The messages of several calls, in order. */
type Waiting = readonly (readonly NewMessage[])[]

/** One person's rows. Writes go one after another, as the only writer of a history knows its head by heart. */
export class PostgresHistoryEngine implements HistoryEngine {
  readonly environment: StoreEnvironment
  readonly closed: () => void
  readonly #host: PostgresHost
  readonly #owner: number
  #head: Head | undefined
  /** While what {@link #head} says was true. */
  #tenure = 0
  #last: Promise<unknown> = Promise.resolve()

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
    const now = this.environment.now()
    return this.#inTurn(async () => {
      const together = await this.#tryAppend(calls, now)
      if (!('error' in together)) return together.outcomes
      // One call's fault is not its neighbours': each gets a transaction of its own.
      const outcomes: AppendOutcome[] = []
      for (const call of calls) {
        const alone = calls.length === 1 ? together : await this.#tryAppend([call], now)
        outcomes.push(
          'error' in alone ? { error: alone.error } : (alone.outcomes[0] ?? { error: new Error('no answer') }),
        )
      }
      return outcomes
    })
  }

  search: HistoryEngine['search'] = (query, signal) =>
    searchPostgres((plan) => this.#run(plan), this.environment, query, signal)

  async release(): Promise<void> {
    await this.#last.catch(() => undefined)
    this.#head = undefined
  }

  #context() {
    return { sealer: this.#host.sealer(), dialect: postgresDialect }
  }

  #run<T>(plan: () => Plan<T>): Promise<T> {
    return this.#host.engine.run({ kind: 'history', owner: this.#owner }, plan)
  }

  /** After all that was asked for before. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work, work)
    this.#last = mine.catch(() => undefined)
    return mine
  }

  async #tryAppend(
    calls: Waiting,
    now: number,
  ): Promise<{ readonly outcomes: readonly AppendOutcome[] } | { readonly error: Error }> {
    try {
      return { outcomes: await this.#run(() => this.#appendAll(calls, now)) }
    } catch (error) {
      // What was not committed did not happen: the head is asked for again.
      this.#head = undefined
      return { error: error instanceof Error ? error : new Error(String(error)) }
    }
  }

  *#appendAll(calls: Waiting, now: number): Plan<readonly AppendOutcome[]> {
    const { tenure } = this.#host.engine
    // While the lock was lost, another process may have written.
    if (this.#tenure !== tenure) this.#head = undefined
    this.#tenure = tenure
    this.#head ??= yield* loadHead()
    const outcomes: AppendOutcome[] = []
    for (const messages of calls) {
      const appended = yield* append(postgresDialect, this.#head, messages, now)
      outcomes.push({ appended: appended.map(appendedOf) })
    }
    yield* saveHead(this.#head)
    return outcomes
  }

  async #sweep(): Promise<void> {
    let more = true
    while (more) more = await this.#inTurn(() => this.#run(() => sweep(postgresDialect)))
  }
}
