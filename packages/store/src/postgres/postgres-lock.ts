import postgres from 'postgres'
import { StoreError } from '../error.ts'

/** Any number will do as long as every Longwire uses the same: two processes must not write the same histories. */
const LOCK = 6_697_006_667

/**
 * The server's lock by which one Longwire at a time uses a database. It lasts as long as its connection, which is why
 * that serves nothing else; a lost one is taken again before anything more is asked of the database.
 */
export class PostgresLock {
  readonly #sql: postgres.Sql
  #held = false
  #taking: Promise<void> | undefined
  #tenure = 0

  /** `connection` is what the driver is given: a URL and options. */
  constructor([url, options]: readonly [url: string, options: object]) {
    this.#sql = postgres(url, { ...options, max: 1, max_lifetime: null, onclose: () => (this.#held = false) })
  }

  /** How often it was taken. Whoever knows something of the database from an earlier time has to ask again. */
  get tenure(): number {
    return this.#tenure
  }

  /** Resolves while it is held. Rejects with `locked` where another process has it, or with the driver's error. */
  hold(): Promise<void> {
    if (this.#held) return Promise.resolve()
    this.#taking ??= this.#take().finally(() => {
      this.#taking = undefined
    })
    return this.#taking
  }

  async #take(): Promise<void> {
    const [row] = await this.#sql<{ taken: boolean }[]>`select pg_try_advisory_lock(${LOCK}) as taken`
    if (row?.taken !== true) {
      throw new StoreError('locked', { retry: true, userText: 'Another Longwire uses this database. Stop it first.' })
    }
    this.#held = true
    this.#tenure += 1
  }

  /** Gives it back. */
  async release(): Promise<void> {
    await this.#sql.end({ timeout: 5 })
  }
}
