import { MAX_REACTIONS, type NewReaction, type NewRedaction } from '../facts.ts'
import type { BufferId } from '../ids.ts'
import type { Dialect } from '../sql/dialect.ts'
import { type Plan, first, run } from '../sql/plan.ts'
import { sql } from '../sql/statement.ts'
import { noteEarly } from './early-facts.ts'
import { isThere } from './is-there.ts'

/** See `Facts.redact`. */
export function* redact(dialect: Dialect, redaction: NewRedaction, now: number): Plan<void> {
  const { buffer, msgid, sender, reason, time, refusal = null } = redaction
  if (!(yield* isThere(buffer))) return
  const fresh = yield* first(sql`
    insert into redactions (buffer, msgid, sender, reason, time, refusal)
    values (${buffer}, ${msgid}, ${sender}, ${reason}, ${time}, ${refusal}) on conflict do nothing returning 1 as one`)
  if (fresh !== undefined) yield* noteEarly(dialect, buffer, msgid, now)
}

/** See `Facts.undoRedaction`. */
export function* undoRedaction(buffer: BufferId, msgid: string): Plan<void> {
  yield* run(sql`delete from redactions where buffer = ${buffer} and msgid = ${msgid}`)
}

/** See `Facts.react`. */
export function* react(dialect: Dialect, reaction: NewReaction, now: number): Plan<void> {
  const { buffer, msgid, sender, text, time } = reaction
  const there = yield* first<{ count: number }>(
    sql`select count(*) as count from reactions where buffer = ${buffer} and msgid = ${msgid}`,
  )
  if ((there?.count ?? 0) >= MAX_REACTIONS || !(yield* isThere(buffer))) return
  const fresh = yield* first(sql`
    insert into reactions (buffer, msgid, sender, text, time)
    values (${buffer}, ${msgid}, ${sender}, ${text}, ${time}) on conflict do nothing returning 1 as one`)
  if (fresh !== undefined) yield* noteEarly(dialect, buffer, msgid, now)
}

/** See `Facts.undoReaction`. */
export function* undoReaction({ buffer, msgid, sender, text }: Omit<NewReaction, 'time'>): Plan<void> {
  yield* run(
    sql`delete from reactions where buffer = ${buffer} and msgid = ${msgid} and sender = ${sender} and text = ${text}`,
  )
}
