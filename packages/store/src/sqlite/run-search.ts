import type { BufferId, MessageId } from '../ids.ts'
import { type MessageKind, type StoredMessage, messageKinds } from '../message.ts'
import { slotOf } from '../message-ids.ts'
import { type MessageRow, kindCode, messageColumns, messageOf } from '../queries/message-rows.ts'
import { boundedLimit } from '../queries/page.ts'
import { isSearchable, passesFilters } from '../search/filters.ts'
import { type SearchQuery, type SearchResult, searchCancelled } from '../search/search.ts'
import { type Term, matches, termsOf } from '../search/terms.ts'
import { tokensOf } from '../search/tokens.ts'
import { all, first } from '../sql/plan.ts'
import { list, literal, sql } from '../sql/statement.ts'
import type { Database } from './database.ts'
import { markOf } from './search-index.ts'
import { type IndexedTerm, indexedTerm, matchExpression } from './search-plan.ts'

/** When a search has to end before it is done. */
export interface SearchLimits {
  /** Milliseconds since the search began. */
  elapsed(): number
  /** Milliseconds. */
  readonly limit: number
  cancelled(): boolean
}

/** Ids that the first window spans: about three months. Each window costs a look into every segment of the index. */
const FIRST_WINDOW = 2 ** 26
/** A window is made so large that it takes about so many milliseconds; it is how long a cancelled search goes on. */
const WINDOW_TIME = 20
const MOST_GROWTH = 16
const MOST_SHRINKING = 4
/** More buffers than that are looked at in the rows, not in the index. */
const MAX_BUFFER_MARKS = 64

interface Bounds {
  readonly low: MessageId
  readonly high: MessageId
}

interface SearchPlan {
  readonly expression: string | undefined
  readonly terms: readonly Term[]
  readonly bounds: Bounds
  readonly networkBuffers: ReadonlySet<BufferId> | undefined
}

const nothingFound: SearchResult = { messages: [], next: undefined, complete: true }

function boundsOf(database: Database, query: SearchQuery): Bounds {
  const head = database.run(first<{ last_id: number; drift: number }>(sql`select last_id, drift from head`))
  const { last_id: lastId, drift } = head ?? { last_id: 0, drift: 0 }
  // An id is never below the slot of its time, and at most `drift` above it.
  const low = query.after === undefined ? 0 : slotOf(query.after)
  const before = query.before === undefined ? lastId : Math.min(lastId, slotOf(query.before) + drift)
  const high = query.cursor === undefined ? before : Math.min(before, query.cursor - 1)
  return { low, high }
}

function buffersOfNetworks(database: Database, query: SearchQuery): ReadonlySet<BufferId> | undefined {
  if (query.networks === undefined) return undefined
  const rows = database.run(
    all<{ id: BufferId }>(
      sql`select b.id from buffers b join networks n on n.id = b.network where n.network in ${list(query.networks)} and b.removed = 0`,
    ),
  )
  return new Set(rows.map(({ id }) => id))
}

function kindMarks(kinds: readonly MessageKind[] | undefined): readonly string[] | undefined {
  const wanted = kinds?.filter(isSearchable)
  // What nearly every message is has no mark.
  if (wanted === undefined || wanted.includes('privmsg')) return undefined
  return wanted.map((kind) => markOf.kind(kindCode(kind)))
}

function filterGroups(query: SearchQuery, networkBuffers: ReadonlySet<BufferId> | undefined): (readonly string[])[] {
  const groups: (readonly string[])[] = []
  const buffers = query.buffers ?? (networkBuffers === undefined ? undefined : [...networkBuffers])
  if (buffers !== undefined && buffers.length <= MAX_BUFFER_MARKS) groups.push(buffers.map(markOf.buffer))
  if (query.sender !== undefined) groups.push([markOf.sender(query.sender)])
  if (query.hasLink === true) groups.push([markOf.link])
  const kinds = kindMarks(query.kinds)
  if (kinds !== undefined) groups.push(kinds)
  return groups
}

/** What to ask the index and what to check in the rows; undefined where nothing can be found. */
function planSearch(database: Database, query: SearchQuery): SearchPlan | undefined {
  const terms = termsOf(query.text)
  if (terms.length === 0 && query.text.trim() !== '') return undefined
  const networkBuffers = buffersOfNetworks(database, query)
  const indexed: IndexedTerm[] = terms.map((term) => database.run(indexedTerm(term)))
  const groups = [...filterGroups(query, networkBuffers), ...indexed.flatMap((term) => term.groups ?? [])]
  if (groups.some((group) => group.length === 0)) return undefined
  return {
    expression: groups.length === 0 ? undefined : matchExpression(groups),
    terms: terms.filter((_, index) => indexed[index]?.exact !== true),
    bounds: boundsOf(database, query),
    networkBuffers,
  }
}

function rowsIn(database: Database, plan: SearchPlan, { low, high }: Bounds): Iterable<MessageRow> {
  // A cross join is read from left to right; left to itself SQLite would rather ask the index about each message in turn.
  // Numbers arrive in SQLite as doubles, and FTS5 heeds bounds only where they are integers.
  const source =
    plan.expression === undefined
      ? sql`messages m cross join senders s on s.id = m.sender cross join buffers b on b.id = m.buffer
          where m.id >= ${low} and m.id <= ${high}`
      : sql`search f cross join messages m on m.id = f.rowid cross join senders s on s.id = m.sender
          cross join buffers b on b.id = m.buffer
          where search match ${plan.expression} and f.rowid >= cast(${low} as integer) and f.rowid <= cast(${high} as integer)`
  const order = literal(plan.expression === undefined ? 'm.id' : 'f.rowid')
  return database.iterate<MessageRow>(sql`
    select ${messageColumns} from ${source} and b.removed = 0
      and not exists (select 1 from redactions r where r.buffer = m.buffer and r.msgid = m.msgid)
    order by ${order} desc`)
}

/** See `Search.search`. Runs in a thread of its own, and looks at its limits at every row and between windows. */
export function runSearch(database: Database, query: SearchQuery, limits: SearchLimits): SearchResult {
  const plan = planSearch(database, query)
  if (plan === undefined) return nothingFound
  const limit = boundedLimit(query.limit)
  const messages: StoredMessage[] = []
  let span = FIRST_WINDOW
  let { high } = plan.bounds
  while (high >= plan.bounds.low) {
    const began = limits.elapsed()
    const low = Math.max(plan.bounds.low, high - span + 1)
    for (const row of rowsIn(database, plan, { low, high })) {
      if (limits.cancelled()) throw searchCancelled()
      if (isWanted(row, query, plan)) messages.push(messageOf(row))
      if (messages.length === limit) return { messages, next: row.id, complete: true }
      if (limits.elapsed() > limits.limit) return { messages, next: row.id, complete: false }
    }
    if (limits.cancelled()) throw searchCancelled()
    if (limits.elapsed() > limits.limit && low > plan.bounds.low) return { messages, next: low, complete: false }
    const change = WINDOW_TIME / Math.max(limits.elapsed() - began, WINDOW_TIME / MOST_GROWTH)
    span = Math.ceil(span * Math.max(change, 1 / MOST_SHRINKING))
    high = low - 1
  }
  return { messages, next: undefined, complete: true }
}

function isWanted(row: MessageRow, query: SearchQuery, plan: SearchPlan): boolean {
  const { buffer, sender, time, text } = row
  const kind = messageKinds[row.kind] ?? 'notice'
  if (!passesFilters({ kind, buffer, sender, time, text }, query, plan.networkBuffers)) return false
  return plan.terms.length === 0 || matches(plan.terms, tokensOf(text))
}
