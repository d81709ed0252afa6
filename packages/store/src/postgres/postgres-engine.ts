import postgres from 'postgres'
import type { Durability } from '../durability.ts'
import { pendingSteps } from '../sql/migrations.ts'
import type { Plan, Query, Row } from '../sql/plan.ts'
import { render } from '../sql/statement.ts'
import { postgresErrorOf } from './postgres-errors.ts'
import { PostgresLock } from './postgres-lock.ts'
import { postgresSchema } from './postgres-schema.ts'

type Sql = postgres.Sql<{ bigint: number }>
type Transaction = postgres.TransactionSql<{ bigint: number }>

/** Connections for reading and writing; one more holds the lock. */
const CONNECTIONS = 8
/** Seconds between attempts to connect: a server that is there again is noticed at once. */
const MAX_PAUSE = 1
const PAUSE_STEP = 0.05

/** Seconds until a server that says nothing counts as out of reach. */
export const CONNECT_TIMEOUT = 10

/** What the driver is given: it does not know of `?host=`, by which others name the directory of a socket. */
export function connectionOf<O extends object>(url: string, options: O): [string, O & { host?: string }] {
  const parsed = new URL(url)
  const host = parsed.searchParams.get('host')
  parsed.searchParams.delete('host')
  return [parsed.href, { ...options, ...(host === null ? {} : { host }) }]
}

/** How a database is reached. */
export interface PostgresConnection {
  readonly url: string
  readonly password?: string
  readonly durability?: Durability
}

/** Which of the schemas a transaction works in. */
export type Scope = { readonly kind: 'accounts' } | { readonly kind: 'history'; readonly owner: number }

/** A database server, and plans that run on it. */
export class PostgresEngine {
  readonly #sql: Sql
  readonly #lock: PostgresLock

  constructor({ url, password, durability }: PostgresConnection) {
    const backoff = (attempts: number): number => Math.min(MAX_PAUSE, PAUSE_STEP * attempts)
    // Notices say that something was there already.
    const onnotice = () => undefined
    const options = {
      onnotice,
      backoff,
      connect_timeout: CONNECT_TIMEOUT,
      ...(password !== undefined && { password }),
      connection: {
        application_name: 'longwire',
        // What is asked here is done before a plan would be compiled.
        jit: 'off',
        ...(durability === 'full' && { synchronous_commit: 'on' }),
      },
    }
    this.#lock = new PostgresLock(connectionOf(url, options))
    this.#sql = postgres(
      ...connectionOf(url, {
        ...options,
        max: CONNECTIONS,
        // Ids and times fit a double; as strings they would fit nothing.
        types: { bigint: { to: 20, from: [20], parse: Number, serialize: String } },
      }),
    )
  }

  /** Takes the lock and brings the layout up to date. Rejects with `locked` or `newer-schema`. */
  async open(): Promise<void> {
    await this.#translated(() => this.#migrate())
  }

  /** See `PostgresLock.tenure`. */
  get tenure(): number {
    return this.#lock.tenure
  }

  async #migrate(): Promise<void> {
    await this.#sql.begin(async (transaction) => {
      await transaction.unsafe(`
        create schema if not exists longwire;
        create schema if not exists longwire_history;
        create schema if not exists longwire_accounts;
        create table if not exists longwire.version (version integer not null);`)
      const [row] = await transaction<{ version: number }[]>`select version from longwire.version`
      for (const step of pendingSteps(postgresSchema, row?.version ?? 0)) await transaction.unsafe(step)
      await transaction`delete from longwire.version`
      await transaction`insert into longwire.version (version) values (${postgresSchema.steps.length})`
    })
  }

  /**
   * Runs what `plan` makes in one transaction: all of it, or, where it rejects, nothing. When the signal fires, the server is
   * told to give up what it is at, and the promise rejects with whatever it says to that.
   */
  run<T>(scope: Scope, plan: () => Plan<T>, signal?: AbortSignal): Promise<T> {
    return this.#translated(async () => {
      const result = await this.#sql.begin(async (transaction) => {
        // On its way together with the first question; where it fails, so does that.
        const backend = enter(transaction, scope)
        const work = Promise.all([backend, runPlan(transaction, plan())])
        const [, value] = await (signal === undefined ? work : this.#untilCancelled(work, backend, signal))
        return { value }
      })
      return result.value
    })
  }

  /** The connection is not used again before the server was told, or this would end what is asked there next. */
  async #untilCancelled<T>(work: Promise<T>, backend: Promise<number>, signal: AbortSignal): Promise<T> {
    let cancelling: Promise<unknown> | undefined
    const cancel = (): void => {
      cancelling = backend.then((pid) => this.#sql`select pg_cancel_backend(${pid})`)
    }
    signal.addEventListener('abort', cancel, { once: true })
    try {
      return await work
    } finally {
      signal.removeEventListener('abort', cancel)
      await cancelling?.catch(() => undefined)
    }
  }

  /** The number of a person's history, which is made on first use. */
  ownerOf(user: string): Promise<number> {
    return this.#translated(async () => {
      const find = () => this.#sql<{ id: number }[]>`select id from longwire.histories where user_id = ${user}`
      const [known] = await find()
      if (known !== undefined) return known.id
      await this.#sql.begin(async (transaction) => {
        await transaction`insert into longwire.histories (user_id) values (${user}) on conflict do nothing`
        await transaction`
          insert into longwire.head (owner) select id from longwire.histories where user_id = ${user} on conflict do nothing`
      })
      const [made] = await find()
      return made?.id ?? 0
    })
  }

  /** Deletes a person's history. */
  async deleteHistory(user: string): Promise<void> {
    await this.#translated(() =>
      this.#sql.begin(async (transaction) => {
        // These two have no key that would take their rows along: it was asked for every message that went in.
        for (const table of ['messages', 'search']) {
          await transaction`
            delete from ${transaction(`longwire.${table}`)}
            where owner = (select id from longwire.histories where user_id = ${user})`
        }
        await transaction`delete from longwire.histories where user_id = ${user}`
      }),
    )
  }

  async close(): Promise<void> {
    await this.#sql.end({ timeout: 5 })
    await this.#lock.release()
  }

  async #translated<T>(work: () => Promise<T>): Promise<T> {
    try {
      await this.#lock.hold()
      return await work()
    } catch (error) {
      throw postgresErrorOf(error)
    }
  }
}

/** The process of the server that this transaction runs in. */
async function enter(transaction: Transaction, scope: Scope): Promise<number> {
  const owner = scope.kind === 'history' ? String(scope.owner) : '0'
  const schema = scope.kind === 'history' ? 'longwire_history' : 'longwire_accounts'
  const [row] = await transaction<{ pid: number }[]>`
    select set_config('search_path', ${schema}, true), set_config('longwire.owner', ${owner}, true), pg_backend_pid() as pid`
  return row?.pid ?? 0
}

async function runPlan<T>(transaction: Transaction, plan: Plan<T>): Promise<T> {
  let step = plan.next()
  while (step.done !== true) {
    const rows = await answer(transaction, step.value)
    step = plan.next(rows)
  }
  return step.value
}

async function answer(transaction: Transaction, query: Query): Promise<readonly (Row | undefined)[]> {
  if ('rows' in query) {
    // All are on their way before the first is answered.
    const text = query.text.replace(/\?/g, numbered())
    const answers = query.rows.map((row) => transaction.unsafe<Row[]>(text, [...row], { prepare: true }))
    return (await Promise.all(answers)).map((rows) => rows[0])
  }
  const { text, values } = render(query, (position) => `$${position}`)
  return await transaction.unsafe<Row[]>(text, [...values], { prepare: true })
}

function numbered(): () => string {
  let position = 0
  return () => `$${++position}`
}
