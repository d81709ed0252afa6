import { type CursorPoint, formatCursor, parseCursor } from '../cursor.ts'
import type { MissedBuffer, Since, SinceQuery } from '../history.ts'
import type { Dialect } from '../sql/dialect.ts'
import { type Plan, all, first } from '../sql/plan.ts'
import { type Sql, literal, sql } from '../sql/statement.ts'
import type { BufferId } from '../ids.ts'
import { type KnownFacts, anyFacts, factsOf } from './facts.ts'
import { boundedLimit, take } from './page.ts'
import { type RawMessages, messagesOf } from './raw-messages.ts'
import { type Stretch, countIn, lastTimeIn } from './timeline.ts'

/** Missed lines are counted up to here in each buffer. */
export const MAX_COUNTED = 10_000

interface RecordEnd {
  readonly id: number
  readonly end_time: number
  readonly end_id: number
  readonly fills: number
}

interface Missed {
  readonly id: number
  readonly name: string
  readonly from: number | null
  readonly to: number | null
  readonly missed: number
  /** The time of the last that was missed; null where there is none. */
  readonly latest: number | null
}

/** What was missed after a point of a buffer's timeline; the buffer may be a column of another table. */
function missedOf(buffer: BufferId | Sql, cursor: CursorPoint | undefined, { events }: SinceQuery): Stretch {
  return { buffer, after: cursor, events }
}

/** The buffers in which something was missed, the one with the latest message first. */
function* missedBuffers(network: number, cursor: CursorPoint | undefined, query: SinceQuery): Plan<readonly Missed[]> {
  const { fills, time } = cursor ?? { fills: Number.MAX_SAFE_INTEGER, time: 0 }
  const stretch = missedOf(literal('b.id'), cursor, query)
  // In one statement for all of them: to begin one for each takes longer than to answer it.
  const rows = yield* all<Missed>(sql`
    select b.id, b.name, f.from_time as "from", f.to_time as "to",
      ${lastTimeIn(stretch)} as latest, (${countIn(stretch, MAX_COUNTED)}) as missed
    from buffers b
    left join (
      select buffer, min(from_time) as from_time, max(to_time) as to_time from fills
      where network = ${network} and number > ${fills} and from_time <= ${time} group by buffer
    ) f on f.buffer = b.id
    where b.network = ${network} and b.removed = 0`)
  return rows
    .filter(({ from, latest }) => from !== null || latest !== null)
    .toSorted((a, b) => (b.latest ?? 0) - (a.latest ?? 0) || a.id - b.id)
}

function filledOf(missed: Missed, cursor: CursorPoint | undefined): MissedBuffer['filled'] {
  if (missed.from === null || missed.to === null || cursor === undefined) return undefined
  return [missed.from, Math.min(missed.to, cursor.time)]
}

/** A cursor from beyond the end of the record is of another life of it, such as before a backup was restored. */
function isBeyond(cursor: CursorPoint, end: RecordEnd): boolean {
  if (cursor.fills > end.fills || cursor.time > end.end_time) return true
  return cursor.time === end.end_time && cursor.id > end.end_id
}

/** What was missed as it travels: {@link sinceOf} makes the answer of it. */
export interface RawSince extends Omit<Since, 'buffers'> {
  readonly buffers: readonly RawMissed[]
}

interface RawMissed extends Omit<MissedBuffer, 'messages'> {
  readonly parts: readonly RawMessages[]
  readonly facts: KnownFacts | undefined
}

/** How many messages the buffer at this place comes with. */
export function limitAt({ limit, limitBeyond = 0, maxBuffers }: SinceQuery, index: number): number {
  if (index < maxBuffers) return boundedLimit(limit)
  return limitBeyond > 0 ? boundedLimit(limitBeyond) : 0
}

/** See `History.since`. */
export function* since(dialect: Dialect, query: SinceQuery): Plan<RawSince> {
  const end = (yield* first<RecordEnd>(
    sql`select id, end_time, end_id, fills from networks where network = ${query.network}`,
  )) ?? { id: 0, end_time: 0, end_id: 0, fills: 0 }
  const parsed = query.cursor === undefined ? undefined : parseCursor(query.cursor)
  const cursor = parsed === undefined || isBeyond(parsed, end) ? undefined : parsed
  const missed = yield* missedBuffers(end.id, cursor, query)
  const any = yield* anyFacts()
  const buffers: RawMissed[] = []
  for (const [index, one] of missed.entries()) {
    const limit = limitAt(query, index)
    const parts = one.missed === 0 ? [] : yield* take(dialect, missedOf(one.id, cursor, query), 'desc', limit)
    const facts = any === undefined ? undefined : yield* factsOf(messagesOf(parts), any)
    buffers.push({ buffer: one.id, name: one.name, missed: one.missed, parts, facts, filled: filledOf(one, cursor) })
  }
  return {
    buffers,
    cursor: formatCursor({ time: end.end_time, id: end.end_id, fills: end.fills }),
    understood: query.cursor === undefined || cursor !== undefined,
  }
}

/** The other half of {@link since}, which needs no engine. */
export function sinceOf({ buffers, ...rest }: RawSince): Since {
  return {
    ...rest,
    buffers: buffers.map(({ parts, facts, ...one }) => ({ ...one, messages: messagesOf(parts, facts) })),
  }
}
