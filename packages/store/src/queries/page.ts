import type { Page, PageQuery, Position } from '../history.ts'
import type { BufferId } from '../ids.ts'
import type { StoredMessage } from '../message.ts'
import type { Dialect } from '../sql/dialect.ts'
import { type Plan, first } from '../sql/plan.ts'
import { sql } from '../sql/statement.ts'
import { type KnownFacts, applyFacts, factsAbout } from './facts.ts'
import { isThere } from './is-there.ts'
import { type MessageRow, messageColumns, messageOf } from './message-rows.ts'
import { type Point, endOf, startOf } from './points.ts'
import { type RawMessages, messagesOf } from './raw-messages.ts'
import { type Stretch, messagesIn } from './timeline.ts'

/** The most messages that a page or an answer per buffer may hold. */
const MAX_LIMIT = 1000

/** A limit within its bounds; what is not a number becomes 1. */
export function boundedLimit(limit: number): number {
  return Math.min(MAX_LIMIT, Math.max(1, Math.floor(limit) || 1))
}

/** Where a position lies: before what it names and after it, so that either side can be excluded. */
interface Place {
  readonly start: Point
  readonly end: Point
}

function* placeOf(dialect: Dialect, buffer: BufferId, at: Position): Plan<Place | undefined> {
  if (at.by === 'time') return { start: startOf(at.time), end: endOf(at.time) }
  const point =
    at.by === 'msgid'
      ? yield* dialect.find(buffer, at.msgid)
      : yield* first<Point>(sql`select time, id from messages where id = ${at.id} and buffer = ${buffer}`)
  return point === undefined ? undefined : { start: point, end: point }
}

/** The end of a stretch that is nearer to its beginning (`asc`) or its end (`desc`). */
export function* take(
  dialect: Dialect,
  stretch: Stretch,
  order: 'asc' | 'desc',
  limit: number,
): Plan<readonly RawMessages[]> {
  if (limit <= 0) return []
  const rows = yield* dialect.messages(messagesIn(stretch, order, limit, dialect.layers))
  return [{ rows, newestFirst: order === 'desc' }]
}

function* around(dialect: Dialect, stretch: Stretch, place: Place, limit: number): Plan<readonly RawMessages[]> {
  const half = Math.floor(limit / 2)
  const earlier = yield* take(dialect, { ...stretch, before: place.start }, 'desc', half)
  // The message itself is the first after the point just before it.
  const itself = { time: place.start.time, id: place.start.id - 1 }
  const later = yield* take(dialect, { ...stretch, after: itself }, 'asc', limit - half)
  return [...earlier, ...later]
}

function* between(
  dialect: Dialect,
  stretch: Stretch,
  from: Place,
  to: Place,
  limit: number,
): Plan<readonly RawMessages[]> {
  const backwards =
    from.start.time > to.start.time || (from.start.time === to.start.time && from.start.id > to.start.id)
  if (backwards) return yield* take(dialect, { ...stretch, after: to.end, before: from.start }, 'desc', limit)
  return yield* take(dialect, { ...stretch, after: from.end, before: to.start }, 'asc', limit)
}

function namesMessage(query: PageQuery): boolean {
  const named = query.kind === 'between' ? [query.from, query.to] : query.kind === 'latest' ? [query.after] : [query.at]
  return named.some((at) => at !== undefined && at.by !== 'time')
}

/** A page as it travels: {@link pageOf} makes the page of it. */
export interface RawPage {
  readonly parts: readonly RawMessages[]
  readonly facts: KnownFacts | undefined
  readonly found: boolean
}

/** See `History.page`. */
export function* page(dialect: Dialect, query: PageQuery): Plan<RawPage> {
  const parts = yield* partsOf(dialect, query)
  if (parts === undefined) return { parts: [], facts: undefined, found: false }
  return { parts, facts: yield* factsAbout(() => messagesOf(parts)), found: true }
}

/** The other half of {@link page}, which needs no engine. */
export function pageOf({ parts, facts, found }: RawPage): Page {
  return { messages: messagesOf(parts, facts), found }
}

/** Undefined where a message that is named is not there. */
function* partsOf(dialect: Dialect, query: PageQuery): Plan<readonly RawMessages[] | undefined> {
  const limit = boundedLimit(query.limit)
  const stretch: Stretch = { buffer: query.buffer, events: query.events }
  if (!(yield* isThere(query.buffer))) return namesMessage(query) ? undefined : []
  const at = query.kind === 'between' ? query.from : query.kind === 'latest' ? query.after : query.at
  if (at === undefined) return yield* take(dialect, stretch, 'desc', limit)
  const place = yield* placeOf(dialect, query.buffer, at)
  if (place === undefined) return undefined
  switch (query.kind) {
    case 'latest':
      return yield* take(dialect, { ...stretch, after: place.end }, 'desc', limit)
    case 'before':
      return yield* take(dialect, { ...stretch, before: place.start }, 'desc', limit)
    case 'after':
      return yield* take(dialect, { ...stretch, after: place.end }, 'asc', limit)
    case 'around':
      return yield* around(dialect, stretch, place, limit)
    case 'between': {
      const to = yield* placeOf(dialect, query.buffer, query.to)
      if (to === undefined) return undefined
      return yield* between(dialect, stretch, place, to, limit)
    }
  }
}

function* shown(row: MessageRow | undefined): Plan<StoredMessage | undefined> {
  if (row === undefined) return undefined
  const [message] = yield* applyFacts([messageOf(row)])
  return message
}

/** See `History.find`. */
export function* find(dialect: Dialect, buffer: BufferId, msgid: string): Plan<StoredMessage | undefined> {
  if (!(yield* isThere(buffer))) return undefined
  const point = yield* dialect.find(buffer, msgid)
  if (point === undefined) return undefined
  const row = yield* first<MessageRow>(
    sql`select ${messageColumns} from messages m join senders s on s.id = m.sender where m.id = ${point.id}`,
  )
  return yield* shown(row)
}

/** See `History.findByOutboxId`. */
export function* findByOutboxId(buffer: BufferId, outboxId: string): Plan<StoredMessage | undefined> {
  if (!(yield* isThere(buffer))) return undefined
  const row = yield* first<MessageRow>(
    sql`select ${messageColumns} from outbox o join messages m on m.id = o.id join senders s on s.id = m.sender where o.buffer = ${buffer} and o.outbox_id = ${outboxId}`,
  )
  return yield* shown(row)
}
