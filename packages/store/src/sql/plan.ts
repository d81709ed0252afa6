import type { Sql, Value } from './statement.ts'

export type Row = Readonly<Record<string, Value>>

/**
 * The same statement once for each row of values, in order; `?` stands for a value. Answers one row each, or undefined:
 * the first that the statement gave. The engine prepares it once.
 */
export interface Many {
  readonly text: string
  readonly rows: readonly (readonly Value[])[]
}

/** What a plan may ask of the engine. */
export type Query = Sql | Many

/**
 * A piece of work written once for every engine: it yields queries and is given their rows. SQLite runs it without
 * waiting, inside a worker; PostgreSQL awaits each answer.
 */
export type Plan<T> = Generator<Query, T, readonly (Row | undefined)[]>

/** All rows, in the shape that the statement selects. */
export function* all<R>(statement: Sql): Plan<readonly R[]> {
  return (yield statement) as unknown as readonly R[]
}

/** The first row, if any. */
export function* first<R>(statement: Sql): Plan<R | undefined> {
  const rows = yield statement
  return rows[0] as R | undefined
}

/** A statement whose rows nobody wants. */
export function* run(statement: Sql): Plan<void> {
  yield statement
}

/** The same statement for each row of values; see {@link Many}. */
export function* many<R>(text: string, rows: readonly (readonly Value[])[]): Plan<readonly (R | undefined)[]> {
  if (rows.length === 0) return []
  return (yield { text, rows }) as readonly (R | undefined)[]
}
