import type { BufferId, MessageId } from '../ids.ts'
import type { Dialect } from '../sql/dialect.ts'
import { type Plan, all, first, run } from '../sql/plan.ts'
import { list, sql } from '../sql/statement.ts'
import { forgetFacts } from './early-facts.ts'
import { idsIn } from './timeline.ts'

/** The most messages that one step deletes. */
const STEP = 500

/** Deletes messages with all that hangs on them. */
export function* removeMessages(dialect: Dialect, ids: readonly MessageId[]): Plan<void> {
  const rows = yield* all<{ buffer: BufferId; msgid: string }>(
    sql`select buffer, msgid from messages where id in ${list(ids)}`,
  )
  for (const buffer of new Set(rows.map((row) => row.buffer))) {
    yield* forgetFacts(
      buffer,
      rows.filter((row) => row.buffer === buffer).map((row) => row.msgid),
    )
    yield* run(sql`delete from outbox where buffer = ${buffer} and id in ${list(ids)}`)
  }
  yield* dialect.remove(ids)
}

/** One step of deleting buffers that were removed. False where none is left. */
export function* sweep(dialect: Dialect): Plan<boolean> {
  const buffer = yield* first<{ id: BufferId }>(sql`select id from buffers where removed = 1 limit 1`)
  if (buffer === undefined) return false
  const rows = yield* all<{ id: MessageId }>(idsIn({ buffer: buffer.id, events: true }, STEP))
  if (rows.length > 0) {
    yield* removeMessages(
      dialect,
      rows.map(({ id }) => id),
    )
    return true
  }
  for (const table of [
    sql`outbox`,
    sql`fills`,
    sql`redactions`,
    sql`reactions`,
    sql`early_facts`,
    sql`buffer_preferences`,
  ]) {
    yield* run(sql`delete from ${table} where buffer = ${buffer.id}`)
  }
  yield* run(sql`delete from retention where scope = ${`buffer ${buffer.id}`}`)
  yield* run(sql`delete from buffers where id = ${buffer.id}`)
  return true
}
