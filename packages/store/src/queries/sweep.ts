import type { Dialect } from '../sql/dialect.ts'
import { type Plan, all, run } from '../sql/plan.ts'
import { literal, sql } from '../sql/statement.ts'

/** The most messages that one step deletes. */
const STEP = 500

/**
 * One step of deleting what was removed. False where nothing is left to delete.
 */
export function* sweep(dialect: Dialect): Plan<boolean> {
  const [buffer] = yield* all<{ id: number }>(sql`select id from buffers where removed = 1 limit 1`)
  if (buffer === undefined) return false
  const layers = [0, 1, 2].map(
    (layer) => sql`select id from messages where buffer = ${buffer.id} and attention = ${literal(String(layer))}`,
  )
  for (const layer of layers) {
    const rows = yield* all<{ id: number }>(sql`${layer} limit ${STEP}`)
    if (rows.length === 0) continue
    yield* dialect.remove(rows.map((row) => row.id))
    return true
  }
  yield* run(sql`delete from outbox where buffer = ${buffer.id}`)
  yield* run(sql`delete from fills where buffer = ${buffer.id}`)
  yield* run(sql`delete from buffers where id = ${buffer.id}`)
  return true
}
