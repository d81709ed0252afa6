import type { NewMessage } from '../message.ts'
import { type AppendedAt, append } from '../queries/append.ts'
import { type Head, loadHead, saveHead } from '../queries/head.ts'
import type { Plan } from '../sql/plan.ts'
import type { LogState } from './checkpoint.ts'
import type { Database } from './database.ts'
import { SqliteDialect } from './sqlite-dialect.ts'
import { indexBurst, upkeepStep } from './upkeep.ts'

/** A file that the writer has open, with what it knows of it by heart. */
export class OpenFile {
  readonly #database: Database
  #dialect = new SqliteDialect()
  #head: Head | undefined
  #headChanged = false

  constructor(database: Database) {
    this.#database = database
  }

  /** All of `work` in one transaction, or nothing. */
  commit<T>(work: () => T): T {
    try {
      return this.#database.transaction('immediate', () => {
        const result = work()
        if (this.#headChanged && this.#head !== undefined) this.#database.run(saveHead(this.#head))
        this.#headChanged = false
        return result
      })
    } catch (error) {
      this.#head = undefined
      this.#headChanged = false
      this.#dialect = new SqliteDialect()
      throw error
    }
  }

  /** Within {@link commit}: one call's messages. */
  append(messages: readonly NewMessage[], now: number): readonly AppendedAt[] {
    this.#head ??= this.#database.run(loadHead())
    this.#headChanged = true
    return this.#database.run(append(this.#dialect, this.#head, messages, now))
  }

  /** Within {@link commit}: any other change. */
  run<T>(plan: Plan<T>): T {
    // It may be about buffers, which are few and quickly asked for again.
    this.#head?.buffers.clear()
    return this.#database.run(plan)
  }

  /** Within {@link commit}: one step of what is done while nobody waits. False where nothing is left for now. */
  keepUp(isQuiet: boolean): boolean {
    return this.#database.run(upkeepStep(this.#dialect, isQuiet))
  }

  /** Within {@link commit}: does at once what {@link keepUp} would, where it cannot keep pace. */
  catchUp(): void {
    this.#database.run(indexBurst(this.#dialect))
  }

  /** Copies the rest of the log, unless that is much: see `LogKeeper`. */
  finishCheckpoint(): LogState {
    return this.#database.finishCheckpoint()
  }

  /** How many messages wait to be indexed. */
  get behind(): number {
    return this.#dialect.search.behind
  }

  get dialect(): SqliteDialect {
    return this.#dialect
  }

  close(): void {
    this.#database.close()
  }
}
