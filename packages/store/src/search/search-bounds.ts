import type { BufferId, MessageId } from '../ids.ts'
import { slotOf } from '../message-ids.ts'
import type { MessageKind } from '../message.ts'
import { kindCode } from '../queries/message-rows.ts'
import { type Plan, all, first } from '../sql/plan.ts'
import { type Sql, list, sql } from '../sql/statement.ts'
import { isSearchable } from './filters.ts'
import { markOf } from './marks.ts'
import type { SearchQuery } from './search.ts'

/** Ids that a search looks at, both inclusive. */
export interface Bounds {
  readonly low: MessageId
  readonly high: MessageId
}

/** More buffers than that are looked at in the rows, not in the index. */
const MAX_BUFFER_MARKS = 64

/** What the query's times and cursor say about ids. */
export function* boundsOf(query: SearchQuery): Plan<Bounds> {
  const head = yield* first<{ last_id: number; drift: number }>(sql`select last_id, drift from head`)
  const { last_id: lastId, drift } = head ?? { last_id: 0, drift: 0 }
  // An id is never below the slot of its time, and at most `drift` above it.
  const low = query.after === undefined ? 0 : slotOf(query.after)
  const before = query.before === undefined ? lastId : Math.min(lastId, slotOf(query.before) + drift)
  const high = query.cursor === undefined ? before : Math.min(before, query.cursor - 1)
  return { low, high }
}

/** The buffers of the query's networks; undefined where it names none. */
export function* buffersOfNetworks(query: SearchQuery): Plan<ReadonlySet<BufferId> | undefined> {
  if (query.networks === undefined) return undefined
  const rows = yield* all<{ id: BufferId }>(
    sql`select b.id from buffers b join networks n on n.id = b.network where n.network in ${list(query.networks)} and b.removed = 0`,
  )
  return new Set(rows.map(({ id }) => id))
}

/**
 * Where mentions are looked for, which have an index of their own that begins with the buffer; undefined for every other
 * search.
 */
export function* mentionedIn(
  query: SearchQuery,
  networkBuffers: ReadonlySet<BufferId> | undefined,
): Plan<Sql | undefined> {
  if (query.mentions === undefined) return undefined
  const buffers =
    query.buffers ??
    networkBuffers ??
    (yield* all<{ id: BufferId }>(sql`select id from buffers where removed = 0`)).map(({ id }) => id)
  return sql`m.attention = 2 and m.buffer in ${list([...buffers])}`
}

function kindMarks(kinds: readonly MessageKind[] | undefined): readonly string[] | undefined {
  const wanted = kinds?.filter(isSearchable)
  // What nearly every message is has no mark.
  if (wanted === undefined || wanted.includes('privmsg')) return undefined
  return wanted.map((kind) => markOf.kind(kindCode(kind)))
}

/** The query's filters as groups of marks: one of each group has to be there. A group of nothing matches nothing. */
export function filterGroups(
  query: SearchQuery,
  networkBuffers: ReadonlySet<BufferId> | undefined,
): (readonly string[])[] {
  const groups: (readonly string[])[] = []
  const buffers = query.buffers ?? (networkBuffers === undefined ? undefined : [...networkBuffers])
  if (buffers !== undefined && buffers.length <= MAX_BUFFER_MARKS) groups.push(buffers.map(markOf.buffer))
  if (query.sender !== undefined) groups.push([markOf.sender(query.sender)])
  if (query.hasLink === true) groups.push([markOf.link])
  const kinds = kindMarks(query.kinds)
  if (kinds !== undefined) groups.push(kinds)
  return groups
}
