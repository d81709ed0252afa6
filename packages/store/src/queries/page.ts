import type { Page, PageQuery, Position } from '../history.ts'
import type { BufferId } from '../ids.ts'
import type { StoredMessage } from '../message.ts'
import type { Dialect } from '../sql/dialect.ts'
import { type Plan, all, first } from '../sql/plan.ts'
import { sql } from '../sql/statement.ts'
import { applyFacts } from './facts.ts'
import { isThere } from './is-there.ts'
import { type MessageRow, messageColumns, messageOf } from './message-rows.ts'
import { type Point, endOf, startOf } from './points.ts'
import { type Stretch, messagesIn } from './timeline.ts'

/** The most messages that a page or an answer per buffer may hold. */
const MAX_LIMIT = 1000

const missing: Page = { messages: [], found: false }

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

/** The end of a stretch that is nearer to its beginning (`asc`) or its end (`desc`); always in timeline order. */
export function* take(dialect: Dialect, stretch: Stretch, order: 'asc' | 'desc', limit: number): Plan<StoredMessage[]> {
  if (limit <= 0) return []
  const rows = yield* all<MessageRow>(messagesIn(stretch, order, limit, dialect.layers))
  const messages = rows.map(messageOf)
  return order === 'asc' ? messages : messages.toReversed()
}

function* around(dialect: Dialect, stretch: Stretch, place: Place, limit: number): Plan<StoredMessage[]> {
  const half = Math.floor(limit / 2)
  const earlier = yield* take(dialect, { ...stretch, before: place.start }, 'desc', half)
  // The message itself is the first after the point just before it.
  const itself = { time: place.start.time, id: place.start.id - 1 }
  const later = yield* take(dialect, { ...stretch, after: itself }, 'asc', limit - half)
  return [...earlier, ...later]
}

function* between(dialect: Dialect, stretch: Stretch, from: Place, to: Place, limit: number): Plan<StoredMessage[]> {
  const backwards =
    from.start.time > to.start.time || (from.start.time === to.start.time && from.start.id > to.start.id)
  if (backwards) return yield* take(dialect, { ...stretch, after: to.end, before: from.start }, 'desc', limit)
  return yield* take(dialect, { ...stretch, after: from.end, before: to.start }, 'asc', limit)
}

function namesMessage(query: PageQuery): boolean {
  const named = query.kind === 'between' ? [query.from, query.to] : query.kind === 'latest' ? [query.after] : [query.at]
  return named.some((at) => at !== undefined && at.by !== 'time')
}

/** See `History.page`. */
export function* page(dialect: Dialect, query: PageQuery): Plan<Page> {
  const { messages, found } = yield* rawPage(dialect, query)
  return { messages: yield* applyFacts(messages), found }
}

function* rawPage(dialect: Dialect, query: PageQuery): Plan<Page> {
  const limit = boundedLimit(query.limit)
  const stretch: Stretch = { buffer: query.buffer, events: query.events }
  if (!(yield* isThere(query.buffer))) return { messages: [], found: !namesMessage(query) }
  const at = query.kind === 'between' ? query.from : query.kind === 'latest' ? query.after : query.at
  if (at === undefined) return { messages: yield* take(dialect, stretch, 'desc', limit), found: true }
  const place = yield* placeOf(dialect, query.buffer, at)
  if (place === undefined) return missing
  switch (query.kind) {
    case 'latest':
      return { messages: yield* take(dialect, { ...stretch, after: place.end }, 'desc', limit), found: true }
    case 'before':
      return { messages: yield* take(dialect, { ...stretch, before: place.start }, 'desc', limit), found: true }
    case 'after':
      return { messages: yield* take(dialect, { ...stretch, after: place.end }, 'asc', limit), found: true }
    case 'around':
      return { messages: yield* around(dialect, stretch, place, limit), found: true }
    case 'between': {
      const to = yield* placeOf(dialect, query.buffer, query.to)
      if (to === undefined) return missing
      return { messages: yield* between(dialect, stretch, place, to, limit), found: true }
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
