import { appendFileSync, existsSync, readFileSync } from 'node:fs'

/** One line of the table that `npm run bench` makes: the same work, done by several. */
export interface Row {
  /** What was done. */
  readonly work: string
  readonly unit: string
  /** Whether a larger figure is the better one. */
  readonly better: 'more' | 'less'
  /** By name; ours is called `longwire`. */
  readonly figures: Readonly<Record<string, number>>
}

/** When and on what a row was measured. */
export interface Circumstances {
  /** `2026-11-22`. */
  readonly on: string
  /** Its processors, memory and system, in words. */
  readonly machine: string
  /** The version of Node. */
  readonly node: string
}

/** A row that a run has measured. */
export type MeasuredRow = Row & Circumstances

/** The file that a run of `npm run bench` collects rows in, one JSON text in each line. */
export const ROWS_FILE = 'LONGWIRE_BENCH_ROWS'

/** Hands figures to `npm run bench`, where that is what runs the program; otherwise does nothing. */
export function reportRows(rows: readonly Row[]): void {
  const file = process.env[ROWS_FILE]
  if (file !== undefined) appendFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
}

/** The rows in such a file; none where there is no file. */
export function rowsIn(file: string): readonly Row[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line) as Row)
}
