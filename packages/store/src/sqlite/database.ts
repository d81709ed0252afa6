import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Durability } from '../durability.ts'
import type { MessageId } from '../ids.ts'
import { type Schema, pendingSteps } from '../sql/migrations.ts'
import type { Many, Plan, Query, Row } from '../sql/plan.ts'
import { type LogState, logStateOf } from './checkpoint.ts'
import { type Sql, render } from '../sql/statement.ts'
import { openWritable, versionOf } from './writable-file.ts'

/** How a file is written. */
export interface Writing {
  readonly durability: Durability
  /** Pages of the write-ahead log at which a commit copies them into the file itself. */
  readonly longestLog: number
}

const MAX_STATEMENTS = 200
const BUSY_MILLISECONDS = 1000
/** KiB of pages that a writer remembers at the most; taken only as it is used. */
const WRITER_CACHE = 16_384
/** The same for a reader: the conversations that a person looks at lie all over the file. */
const READER_CACHE = 8192
/** Pages that a writer may copy between two commits. */
const FEW_PAGES = 2000

/** Whether a message is let through. */
export type TextFilter = (id: MessageId, text: string) => boolean

/** One open SQLite file. Every call blocks, so it lives in a worker thread. */
export class Database {
  readonly #file: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()
  #textFilter: TextFilter | undefined

  private constructor(file: DatabaseSync) {
    this.#file = file
  }

  /** Opens the file to write, making it where it is missing, and brings its schema up to date. */
  static forWriting(path: string, schema: Schema, { durability, longestLog }: Writing): Database {
    const file = openWritable(path, BUSY_MILLISECONDS)
    try {
      // Before anything is changed: a newer schema is left untouched, the mode of its journal included.
      pendingSteps(schema, versionOf(file))
      file.exec(`pragma journal_mode = wal; pragma synchronous = ${durability}; pragma foreign_keys = on;
        pragma cache_size = -${WRITER_CACHE}; pragma wal_autocheckpoint = ${longestLog}`)
      const database = new Database(file)
      database.#migrate(schema)
      return database
    } catch (error) {
      file.close()
      throw error
    }
  }

  /** Opens a file that a writer made; reads only. */
  static forReading(path: string): Database {
    const file = new DatabaseSync(path, { timeout: BUSY_MILLISECONDS, readOnly: true })
    try {
      file.exec(`pragma cache_size = -${READER_CACHE}`)
      return new Database(file)
    } catch (error) {
      file.close()
      throw error
    }
  }

  #migrate(schema: Schema): void {
    // Nothing is written where nothing is to be done: a history opens on a full disk as well.
    if (pendingSteps(schema, versionOf(this.#file)).length === 0) return
    this.transaction('immediate', () => {
      for (const step of pendingSteps(schema, versionOf(this.#file))) this.#file.exec(step)
      this.#file.exec(`pragma user_version = ${schema.steps.length}`)
    })
  }

  /** Copies what is left of the log into the file, unless that is much. */
  finishCheckpoint(): LogState {
    const state = logStateOf(this.#file, 'noop')
    return state.pages - state.copied > FEW_PAGES ? state : logStateOf(this.#file, 'passive')
  }

  /** Runs `work` in a transaction: all of it, or, where it throws, nothing. */
  transaction<T>(kind: 'immediate' | 'deferred', work: () => T): T {
    this.#file.exec(`begin ${kind}`)
    try {
      const result = work()
      this.#file.exec('commit')
      return result
    } catch (error) {
      // SQLite itself rolls back after a full disk, and then there is nothing left to roll back.
      if (this.#file.isTransaction) this.#file.exec('rollback')
      throw error
    }
  }

  /** Runs a plan to its end. */
  run<T>(plan: Plan<T>): T {
    let step = plan.next()
    while (step.done !== true) step = plan.next(this.#answer(step.value))
    return step.value
  }

  /** The rows one by one; one statement at a time may be read so. */
  *iterate<R>(statement: Sql): Generator<R, void, void> {
    const { text, values } = render(statement, () => '?')
    try {
      for (const row of this.#prepared(text).iterate(...values)) yield row as unknown as R
    } catch (error) {
      // Quirk(node:sqlite): a statement that failed says so once more when it is used again.
      this.#statements.delete(text)
      throw error
    }
  }

  /**
   * What the SQL function `text_filter(id, text)` says from now on. A query that asks it about each message takes half the
   * time of one that gives all of them out; what the filter throws comes out of {@link iterate}.
   */
  filterTexts(letsThrough: TextFilter): void {
    const isKnown = this.#textFilter !== undefined
    this.#textFilter = letsThrough
    if (isKnown) return
    this.#file.function('text_filter', (id, text) => (this.#textFilter?.(Number(id), String(text)) === true ? 1 : 0))
  }

  #answer(query: Query): readonly (Row | undefined)[] {
    if ('rows' in query) return this.#many(query)
    const { text, values } = render(query, () => '?')
    return this.#prepared(text).all(...values) as Row[]
  }

  #many(query: Many): readonly (Row | undefined)[] {
    const statement = this.#prepared(query.text)
    return query.rows.map((row) => statement.get(...row) as Row | undefined)
  }

  #prepared(text: string): StatementSync {
    const known = this.#statements.get(text)
    if (known !== undefined) return known
    const statement = this.#file.prepare(text)
    // Lists of values make texts without end; what was prepared first goes first.
    if (this.#statements.size >= MAX_STATEMENTS) {
      for (const oldest of this.#statements.keys()) {
        this.#statements.delete(oldest)
        break
      }
    }
    this.#statements.set(text, statement)
    return statement
  }

  close(): void {
    this.#statements.clear()
    this.#file.close()
  }
}
