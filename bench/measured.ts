// bench/measured.jsonl: each row as the last run that measured it left it, one JSON text in each line. docs/benchmarks.md is
// made of them, so a run of some programs renews their rows and leaves the others as they were.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type MeasuredRow, rowsIn } from './rows.ts'
import { pageOf } from './table.ts'

/** The rows of earlier runs and of a new one: each new row in the place of its older self, others at the end. */
export function renewed(earlier: readonly MeasuredRow[], now: readonly MeasuredRow[]): readonly MeasuredRow[] {
  return [...new Map([...earlier, ...now].map((row) => [row.work, row])).values()]
}

/** Keeps the rows of a run, and makes the page anew. */
export function keepRows(rows: readonly MeasuredRow[]): void {
  const file = join(import.meta.dirname, 'measured.jsonl')
  const kept = renewed(rowsIn(file) as readonly MeasuredRow[], rows)
  writeFileSync(file, kept.map((row) => `${JSON.stringify(row)}\n`).join(''))
  writeFileSync(join(import.meta.dirname, '../docs/benchmarks.md'), pageOf(kept))
}
