import { MAX_EARLY_FACTS } from '../facts.ts'
import type { BufferId } from '../ids.ts'
import type { Dialect } from '../sql/dialect.ts'
import { type Plan, all, first, run } from '../sql/plan.ts'
import { list, sql } from '../sql/statement.ts'

/** The most that one step forgets. */
const STEP = 100

/** Forgets what was said about these messages. */
export function* forgetFacts(buffer: BufferId, msgids: readonly string[]): Plan<void> {
  yield* run(sql`delete from redactions where buffer = ${buffer} and msgid in ${list(msgids)}`)
  yield* run(sql`delete from reactions where buffer = ${buffer} and msgid in ${list(msgids)}`)
}

/** Takes note of a new fact whose message is not there, and forgets the first of them where there are too many. */
export function* noteEarly(dialect: Dialect, buffer: BufferId, msgid: string, now: number): Plan<void> {
  if ((yield* dialect.find(buffer, msgid)) !== undefined) return
  const { count = 0, last = 0 } =
    (yield* first<{ count: number; last: number }>(
      sql`select count(*) as count, coalesce(max(number), 0) as last from early_facts where buffer = ${buffer}`,
    )) ?? {}
  yield* run(sql`
    insert into early_facts (buffer, number, msgid, since) values (${buffer}, ${last + 1}, ${msgid}, ${now})`)
  const surplus = Math.min(STEP, count + 1 - MAX_EARLY_FACTS)
  if (surplus <= 0) return
  const rows = yield* all<{ msgid: string }>(
    sql`select msgid from early_facts where buffer = ${buffer} order by number limit ${surplus}`,
  )
  yield* forgetEarly(dialect, buffer, rows)
}

/** One step of forgetting those that came before `time`. False where none is left. */
export function* forgetEarlyBefore(dialect: Dialect, buffer: BufferId, time: number): Plan<boolean> {
  const rows = yield* all<{ msgid: string }>(
    sql`select msgid from early_facts where buffer = ${buffer} and since < ${time} order by number limit ${STEP}`,
  )
  yield* forgetEarly(dialect, buffer, rows)
  return rows.length > 0
}

/** Those whose message has come meanwhile are early no more, and stay as long as it does. */
function* forgetEarly(dialect: Dialect, buffer: BufferId, rows: readonly { readonly msgid: string }[]): Plan<void> {
  const msgids = [...new Set(rows.map(({ msgid }) => msgid))]
  const gone: string[] = []
  for (const msgid of msgids) if ((yield* dialect.find(buffer, msgid)) === undefined) gone.push(msgid)
  if (gone.length > 0) yield* forgetFacts(buffer, gone)
  if (msgids.length > 0) {
    yield* run(sql`delete from early_facts where buffer = ${buffer} and msgid in ${list(msgids)}`)
  }
}
