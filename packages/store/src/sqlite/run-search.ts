import type { StoredMessage } from '../message.ts'
import { type MessageRow, messageColumns, messageOf } from '../queries/message-rows.ts'
import { boundedLimit } from '../queries/page.ts'
import { type Bounds, boundsOf, buffersOfNetworks, filterGroups } from '../search/search-bounds.ts'
import { type SearchQuery, type SearchResult, searchCancelled } from '../search/search.ts'
import { termsOf } from '../search/terms.ts'
import { type Wanted, isWanted } from '../search/wanted.ts'
import { Windows } from '../search/window.ts'
import type { Plan } from '../sql/plan.ts'
import { literal, sql } from '../sql/statement.ts'
import type { Database } from './database.ts'
import { type IndexedTerm, indexedTerm, matchExpression } from './search-plan.ts'

/** When a search has to end before it is done. */
export interface SearchLimits {
  /** Milliseconds since the search began. */
  elapsed(): number
  /** Milliseconds. */
  readonly limit: number
  cancelled(): boolean
}

interface SearchPlan extends Wanted {
  readonly expression: string | undefined
  readonly bounds: Bounds
}

const nothingFound: SearchResult = { messages: [], next: undefined, complete: true }

/** What to ask the index and what to check in the rows; undefined where nothing can be found. */
function* planSearch(query: SearchQuery): Plan<SearchPlan | undefined> {
  const terms = termsOf(query.text)
  if (terms.length === 0 && query.text.trim() !== '') return undefined
  const networkBuffers = yield* buffersOfNetworks(query)
  const indexed: IndexedTerm[] = []
  for (const term of terms) indexed.push(yield* indexedTerm(term))
  const groups = [...filterGroups(query, networkBuffers), ...indexed.flatMap((term) => term.groups ?? [])]
  if (groups.some((group) => group.length === 0)) return undefined
  return {
    expression: groups.length === 0 ? undefined : matchExpression(groups),
    terms: terms.filter((_, index) => indexed[index]?.exact !== true),
    bounds: yield* boundsOf(query),
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
  const plan = database.run(planSearch(query))
  if (plan === undefined) return nothingFound
  const limit = boundedLimit(query.limit)
  const messages: StoredMessage[] = []
  const windows = new Windows(plan.bounds)
  for (let bounds = windows.current; bounds !== undefined; bounds = windows.current) {
    const began = limits.elapsed()
    for (const row of rowsIn(database, plan, bounds)) {
      if (limits.cancelled()) throw searchCancelled()
      if (isWanted(row, query, plan)) messages.push(messageOf(row))
      if (messages.length === limit) return { messages, next: row.id, complete: true }
      if (limits.elapsed() > limits.limit) return { messages, next: row.id, complete: false }
    }
    if (limits.cancelled()) throw searchCancelled()
    windows.next(limits.elapsed() - began)
    const isLate = limits.elapsed() > limits.limit && windows.current !== undefined
    if (isLate) return { messages, next: bounds.low, complete: false }
  }
  return { messages, next: undefined, complete: true }
}
