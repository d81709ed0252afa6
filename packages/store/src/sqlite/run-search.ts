import type { MessageId } from '../ids.ts'
import type { StoredMessage } from '../message.ts'
import { type MessageRow, messageColumns, messageOf } from '../queries/message-rows.ts'
import { boundedLimit } from '../queries/page.ts'
import { type Bounds, boundsOf, buffersOfNetworks, filterGroups, mentionedIn } from '../search/search-bounds.ts'
import { type SearchQuery, type SearchResult, searchCancelled } from '../search/search.ts'
import { type Term, termsOf } from '../search/terms.ts'
import { textMatcher } from '../search/text-matcher.ts'
import { type Wanted, isWanted } from '../search/wanted.ts'
import { Windows } from '../search/window.ts'
import { type Plan, first } from '../sql/plan.ts'
import { type Sql, sql } from '../sql/statement.ts'
import type { Database } from './database.ts'
import { type IndexedTerm, type PairWordsByText, indexedTerm, matchExpression, pairWordsIn } from './search-plan.ts'

/** When a search has to end before it is done. */
export interface SearchLimits {
  /** Milliseconds since the search began. */
  elapsed(): number
  /** Milliseconds. */
  readonly limit: number
  cancelled(): boolean
}

/** Fewer messages than this are looked at one by one. */
const FEW = 600
/** The index passes so many messages in less time than one is looked at. */
const PASSED = 32
/** Groups of more words are not counted: asking for them is most of the work. */
const MAX_PROBED = 8

interface SearchPlan extends Wanted {
  readonly expression: string | undefined
  /** The condition of a search for mentions, which go by an index of their own. */
  readonly mentioned?: Sql | undefined
  /** Whether texts have to be looked at. */
  readonly byText: boolean
  readonly bounds: Bounds
}

/** How many messages hold one of these tokens, counted up to a limit. */
function* countOf(group: readonly string[], limit: number): Plan<number> {
  if (group.length > MAX_PROBED) return limit
  const row = yield* first<{ count: number }>(sql`
    select count(*) as count from (select 1 from search where search match ${matchExpression([group])} limit ${limit})`)
  return row?.count ?? 0
}

/**
 * A group that only few messages match, where others beside it match very many: the index would go through all messages of
 * a common word to find what it has in common with a rare one, while those of the rare one are quickly looked at.
 */
function* rareGroup(groups: readonly (readonly string[])[]): Plan<readonly string[] | undefined> {
  if (groups.length < 2) return undefined
  let rare: readonly string[] | undefined
  let fewest = FEW
  for (const group of groups) {
    const count = yield* countOf(group, fewest)
    if (count < fewest) [rare, fewest] = [group, count]
  }
  if (rare === undefined) return undefined
  const many = Math.max(1, fewest * PASSED)
  for (const group of groups) {
    if (group !== rare && (yield* countOf(group, many)) === many) return rare
  }
  return undefined
}

/** Asks the index about a part of the messages, once it is their turn: most searches have enough before that. */
type LaterPlan = () => Plan<SearchPlan | undefined>

/**
 * Where to look, newest first: through the messages that the index has not taken in yet, then through the index, of which the
 * older part may know no pairs of common words.
 */
function* planSearch(query: SearchQuery): Plan<readonly (SearchPlan | LaterPlan)[]> {
  const terms = termsOf(query.text)
  if (terms.length === 0 && query.text.trim() !== '') return []
  const networkBuffers = yield* buffersOfNetworks(query)
  const { low, high } = yield* boundsOf(query)
  const mentioned = yield* mentionedIn(query, networkBuffers)
  if (mentioned !== undefined) {
    const holds = textMatcher(terms)
    return [{ expression: undefined, mentioned, byText: false, holds, bounds: { low, high }, networkBuffers }]
  }
  const state = yield* first<{ indexed_up_to: number }>(sql`select indexed_up_to from search_state`)
  const upTo = state?.indexed_up_to ?? 0
  const newest = {
    expression: undefined,
    byText: terms.length > 0,
    holds: textMatcher(terms),
    bounds: { low: Math.max(low, upTo + 1), high },
    networkBuffers,
  }
  const pairs = yield* pairWordsIn(terms)
  const since = Math.max(low, ...[...pairs.values()].map((word) => word.since))
  const inIndex = (known: PairWordsByText, bounds: Bounds): readonly LaterPlan[] =>
    isEmpty(bounds) ? [] : [() => planIndexed(query, terms, known, networkBuffers, bounds)]
  return [
    ...(isEmpty(newest.bounds) ? [] : [newest]),
    ...inIndex(pairs, { low: since, high: Math.min(high, upTo) }),
    ...inIndex(new Map(), { low, high: Math.min(high, upTo, since - 1) }),
  ]
}

function isEmpty({ low, high }: Bounds): boolean {
  return low > high
}

/** What to ask the index and what to check in the rows; undefined where it can find nothing. */
function* planIndexed(
  query: SearchQuery,
  terms: readonly Term[],
  pairs: PairWordsByText,
  networkBuffers: SearchPlan['networkBuffers'],
  bounds: Bounds,
): Plan<SearchPlan | undefined> {
  const indexed: IndexedTerm[] = []
  for (const term of terms) indexed.push(yield* indexedTerm(term, pairs))
  const groups = [...filterGroups(query, networkBuffers), ...indexed.flatMap((term) => term.groups ?? [])]
  if (groups.some((group) => group.length === 0)) return undefined
  const rare = yield* rareGroup(groups)
  const inexact = rare === undefined ? terms.filter((_, index) => indexed[index]?.exact !== true) : terms
  const asked = rare === undefined ? groups : [rare]
  return {
    expression: asked.length === 0 ? undefined : matchExpression(asked),
    byText: inexact.length > 0,
    holds: textMatcher(inexact),
    bounds,
    networkBuffers,
  }
}

/** Numbers arrive in SQLite as doubles, and FTS5 heeds bounds only where they are integers. */
function indexedIn(expression: string, { low, high }: Bounds): Sql {
  return sql`search match ${expression} and f.rowid >= cast(${low} as integer) and f.rowid <= cast(${high} as integer)`
}

// A cross join is read from left to right; left to itself SQLite would rather ask the index about each message in turn.
const withRest = sql`cross join senders s on s.id = m.sender cross join buffers b on b.id = m.buffer`
// See `Database.filterTexts`.
const holdsText = sql`text_filter(m.id, m.text)`
const isShown = sql`b.removed = 0 and not exists (select 1 from redactions r where r.buffer = m.buffer and r.msgid = m.msgid)`

/** What the index lets through. Texts are looked at from within the query, for which nothing else of a message is read. */
function rowsIn(
  database: Database,
  { expression, mentioned, byText }: SearchPlan,
  bounds: Bounds,
): Iterable<MessageRow> {
  const isRight = byText ? sql`${isShown} and ${holdsText}` : isShown
  if (mentioned !== undefined) {
    return database.iterate(sql`
      select ${messageColumns} from messages m indexed by timeline_mentions ${withRest}
      where ${mentioned} and m.id >= ${bounds.low} and m.id <= ${bounds.high} and ${isRight} order by m.id desc`)
  }
  if (expression === undefined) {
    return database.iterate(sql`
      select ${messageColumns} from messages m ${withRest}
      where m.id >= ${bounds.low} and m.id <= ${bounds.high} and ${isRight} order by m.id desc`)
  }
  return database.iterate(sql`
    select ${messageColumns} from search f cross join messages m on m.id = f.rowid ${withRest}
    where ${indexedIn(expression, bounds)} and ${isRight} order by f.rowid desc`)
}

/** See `Search.search`. Runs in a thread of its own, and looks at its limits at every row and between windows. */
export function runSearch(database: Database, query: SearchQuery, limits: SearchLimits): SearchResult {
  const messages: StoredMessage[] = []
  for (const part of database.run(planSearch(query))) {
    const plan = typeof part === 'function' ? database.run(part()) : part
    if (plan === undefined) continue
    const ended = lookThrough(database, query, plan, limits, messages)
    if (ended !== undefined) return ended
  }
  return { messages, next: undefined, complete: true }
}

/** Ends a query from within, when the time is up. */
class TimeIsUp extends Error {
  /** The message that was to be looked at next. */
  readonly at: MessageId

  constructor(at: MessageId) {
    super()
    this.at = at
  }
}

/** Adds what is wanted to `messages`; undefined where all was looked at and more may be found elsewhere. */
function lookThrough(
  database: Database,
  query: SearchQuery,
  plan: SearchPlan,
  limits: SearchLimits,
  messages: StoredMessage[],
): SearchResult | undefined {
  const limit = boundedLimit(query.limit)
  const windows = new Windows(plan.bounds)
  const goOn = (id: MessageId): void => {
    if (limits.cancelled()) throw searchCancelled()
    if (limits.elapsed() > limits.limit) throw new TimeIsUp(id)
  }
  database.filterTexts((id, text) => {
    goOn(id)
    return plan.holds(text)
  })
  try {
    for (let bounds = windows.current; bounds !== undefined; bounds = windows.current) {
      const began = limits.elapsed()
      for (const row of rowsIn(database, plan, bounds)) {
        goOn(row.id)
        if (isWanted(row, query, plan)) messages.push(messageOf(row))
        if (messages.length === limit) return { messages, next: row.id, complete: true }
      }
      windows.next(limits.elapsed() - began)
      if (windows.current !== undefined) goOn(windows.current.high)
    }
  } catch (error) {
    if (error instanceof TimeIsUp) return { messages, next: error.at + 1, complete: false }
    throw error
  }
  return undefined
}
