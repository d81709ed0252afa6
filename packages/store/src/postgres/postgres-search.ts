import type { StoreEnvironment } from '../environment.ts'
import type { MessageId } from '../ids.ts'
import type { StoredMessage } from '../message.ts'
import { applyFacts } from '../queries/facts.ts'
import { type MessageRow, messageColumns, messageOf } from '../queries/message-rows.ts'
import { boundedLimit } from '../queries/page.ts'
import { type Bounds, boundsOf, buffersOfNetworks, filterGroups, mentionedIn } from '../search/search-bounds.ts'
import { SEARCH_LIMIT, type SearchQuery, type SearchResult, searchCancelled } from '../search/search.ts'
import { type Term, termsOf } from '../search/terms.ts'
import { textMatcher } from '../search/text-matcher.ts'
import { type Wanted, isWanted } from '../search/wanted.ts'
import { type Plan, all, run as runQuery } from '../sql/plan.ts'
import { type Sql, sql } from '../sql/statement.ts'

interface SearchPlan extends Wanted {
  /** A tsquery; undefined where there is nothing that the index knows. */
  readonly expression: string | undefined
  /** The condition of a search for mentions, which go by an index of their own. */
  readonly mentioned: Sql | undefined
  /** What words have to contain, where the index does not say it. */
  readonly parts: readonly string[]
  readonly bounds: Bounds
  /** Whether all that was asked for is in what the server is asked. */
  readonly isExact: boolean
  /** Whether one message after another would be compared with more words than it has itself. */
  readonly isManyWords: boolean
}

// https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY; tokens hold neither quotes nor
// backslashes.
function lexeme(token: string): string {
  return `'${token}'`
}

/**
 * A beginning or a part of a word stands for so many words at the most. Beyond that the server is quicker with the beginning
 * itself than with all these words, and with a look at the tokens of each message than with all words that hold a part.
 */
const MAX_BEGINNING = 16
const MAX_HOLDING = 256

/** The words with a part in them; undefined where they are too many. A part has nothing in it that means more to LIKE. */
function* wordsWith(part: string): Plan<readonly string[] | undefined> {
  const rows = yield* all<{ word: string }>(
    sql`select word from words where word like ${`%${part}%`} limit ${MAX_HOLDING + 1}`,
  )
  return rows.length > MAX_HOLDING ? undefined : rows.map(({ word }) => word)
}

/** The same for its beginning. U+10FFFF is in no word, so that it is the end of all that begin so. */
function* wordsBeginningWith(start: string): Plan<readonly string[] | undefined> {
  const rows = yield* all<{ word: string }>(
    sql`select word from words where word >= ${start} and word < ${`${start}\u{10ffff}`} limit ${MAX_BEGINNING + 1}`,
  )
  return rows.length > MAX_BEGINNING ? undefined : rows.map(({ word }) => word)
}

/** What is asked of the server: of each group one lexeme has to be there. Parts are looked for in the tokens. */
interface Asked {
  readonly groups: (readonly string[])[]
  readonly parts: string[]
}

function* ask(term: Term, asked: Asked): Plan<void> {
  if (term.kind === 'part') {
    const words = yield* wordsWith(term.part)
    if (words === undefined) asked.parts.push(term.part)
    else asked.groups.push(words.map(lexeme))
    return
  }
  const whole = term.open ? term.tokens.slice(0, -1) : term.tokens
  asked.groups.push(...whole.map((token) => [lexeme(token)]))
  const last = term.tokens.at(-1)
  if (!term.open || last === undefined) return
  const words = yield* wordsBeginningWith(last)
  asked.groups.push(words?.map(lexeme) ?? [`${lexeme(last)}:*`])
}

function isExact(term: Term): boolean {
  return term.kind === 'sequence' && term.tokens.length === 1
}

function* planSearch(query: SearchQuery): Plan<SearchPlan | undefined> {
  const terms = termsOf(query.text)
  if (terms.length === 0 && query.text.trim() !== '') return undefined
  const networkBuffers = yield* buffersOfNetworks(query)
  const mentioned = yield* mentionedIn(query, networkBuffers)
  const marks = filterGroups(query, networkBuffers)
  const asked: Asked = { groups: marks.map((group) => group.map(lexeme)), parts: [] }
  if (mentioned === undefined) for (const term of terms) yield* ask(term, asked)
  if (asked.groups.some((group) => group.length === 0)) return undefined
  return {
    expression:
      asked.groups.length === 0 ? undefined : asked.groups.map((group) => `(${group.join(' | ')})`).join(' & '),
    parts: asked.parts,
    mentioned,
    holds: textMatcher(mentioned === undefined ? terms.filter((term) => !isExact(term)) : terms),
    bounds: yield* boundsOf(query),
    isExact:
      mentioned === undefined &&
      terms.every((term) => term.kind === 'part' || isExact(term)) &&
      networkBuffers === undefined,
    isManyWords: asked.groups.some((group) => group.length > MAX_BEGINNING),
    networkBuffers,
  }
}

interface FoundRow extends MessageRow {
  readonly found: MessageId | null
  readonly reached: MessageId | null
}

/** A row for each message that the index lets through, newest first; undefined for those that are not shown. */
interface Found {
  readonly id: MessageId
  readonly row: MessageRow | undefined
}

/** What one question has shown. */
interface Look {
  readonly found: readonly Found[]
  /** Nothing at or above this is left to be looked at; undefined where nothing is left at all. */
  readonly reached: MessageId | undefined
}

/** Messages that are looked at one by one from the newest on, which is the quickest way to what is common. */
const WALK = 4000
/** Rows of one answer, where their texts have to be looked at; where not, somewhat more than is wanted. */
const CHUNK = 1000
const HIDDEN = 20

/**
 * Which messages first, and only then what each is, which the limit says: left to itself the server joins all there are. There is
 * one row at the least, which says how far the question went.
 */
function shownOf(ids: Sql, reached: Sql): Sql {
  return sql`
    select ${reached} as reached, found.id as found, shown.* from (select 1) one left join (${ids}) found on true
    left join lateral (
      select ${messageColumns} from messages m join senders s on s.id = m.sender join buffers b on b.id = m.buffer
      where m.id = found.id and b.removed = 0
        and not exists (select 1 from redactions r where r.buffer = m.buffer and r.msgid = m.msgid)
      limit 1
    ) shown on true order by found.id desc`
}

function foundIn(rows: readonly FoundRow[]): readonly Found[] {
  return rows.flatMap((row) =>
    row.found === null ? [] : [{ id: row.found, row: (row.id as MessageId | null) === null ? undefined : row }],
  )
}

/** What the server can say of a message `f`; for a part, it holds no character that means something to LIKE. */
function conditionsOf({ expression, parts }: SearchPlan): Sql {
  const matching = expression === undefined ? sql`true` : sql`f.tokens @@ ${expression}::tsquery`
  return parts.reduce<Sql>((before, part) => sql`${before} and f.tokens::text like ${`%${part}%`}`, matching)
}

/**
 * A plan of its own each time, for what the server knows about words; and never one that reads all rows, or sorts them, which
 * it thinks is quick as long as it has not counted them.
 */
function setUpWalks(): Plan<void> {
  return runQuery(sql`
    select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true),
      set_config('enable_bitmapscan', 'off', true)`)
}

/** The index of tokens answers with bitmaps only. */
function setUpIndex(): Plan<void> {
  return runQuery(sql`select set_config('enable_bitmapscan', 'on', true)`)
}

/** Looks at the newest messages one by one. */
function* walk(plan: SearchPlan, { low, high }: Bounds, limit: number): Plan<Look> {
  const newest = sql`from search where id >= ${low} and id <= ${high} order by id desc limit ${WALK}`
  // The walk itself ends with the last message that is wanted; only where it did not is it asked how far it went.
  const rows = yield* all<FoundRow>(sql`
    with matching as materialized (
      select f.id from (select id, tokens ${newest}) f where ${conditionsOf(plan)} order by f.id desc limit ${limit}
    ) ${shownOf(
      sql`select id from matching`,
      sql`case when (select count(*) from matching) < ${limit} then
        (select case when count(*) = ${WALK} then min(id) end from (select id ${newest}) walked) end`,
    )}`)
  const found = foundIn(rows)
  return { found, reached: found.length < limit ? (rows[0]?.reached ?? undefined) : found.at(-1)?.id }
}

/** Asks the index of tokens. */
function* askIndex(plan: SearchPlan, { low, high }: Bounds, limit: number): Plan<Look> {
  const rows = yield* all<FoundRow>(
    shownOf(
      sql`select f.id from search_by_token f where f.id >= ${low} and f.id <= ${high} and ${conditionsOf(plan)}
        order by f.id desc limit ${limit}`,
      sql`null::bigint`,
    ),
  )
  const found = foundIn(rows)
  return { found, reached: found.length < limit ? undefined : found.at(-1)?.id }
}

/** Asks the index of what called the person. */
function* askMentions({ mentioned = sql`false` }: SearchPlan, { low, high }: Bounds, limit: number): Plan<Look> {
  const rows = yield* all<FoundRow>(
    shownOf(
      sql`select m.id from messages m where ${mentioned} and m.id >= ${low} and m.id <= ${high}
        order by m.id desc limit ${limit}`,
      sql`null::bigint`,
    ),
  )
  const found = foundIn(rows)
  return { found, reached: found.length < limit ? undefined : found.at(-1)?.id }
}

/** See `Search.search`: many questions, so that a cancelled search or a late one ends between two. */
export function* searchPostgres(
  environment: StoreEnvironment,
  query: SearchQuery,
  signal: AbortSignal | undefined,
): Plan<SearchResult> {
  throwIfAborted(signal)
  yield* setUpWalks()
  const plan = yield* planSearch(query)
  if (plan === undefined) return { messages: [], next: undefined, complete: true }
  const end = environment.now() + SEARCH_LIMIT
  const limit = boundedLimit(query.limit)
  const found: StoredMessage[] = []
  const rows = plan.isExact ? Math.min(CHUNK, limit + HIDDEN) : CHUNK
  let { high } = plan.bounds
  let way: typeof walk = walk
  if (plan.isManyWords || plan.mentioned !== undefined) {
    yield* setUpIndex()
    way = plan.mentioned === undefined ? askIndex : askMentions
  }
  while (high >= plan.bounds.low) {
    const before = found.length
    const look = yield* way(plan, { ...plan.bounds, high }, rows)
    throwIfAborted(signal)
    for (const { id, row } of look.found) {
      if (row !== undefined && isWanted(row, query, plan)) found.push(messageOf(row))
      if (found.length === limit) return { messages: yield* applyFacts(found), next: id, complete: true }
    }
    if (look.reached === undefined) break
    high = look.reached - 1
    if (environment.now() > end) return { messages: yield* applyFacts(found), next: look.reached, complete: false }
    // Where a walk has found half of what is wanted, another one finds the rest.
    const isCommon = found.length - before >= limit / 2
    if (way === walk && !isCommon && plan.expression !== undefined) {
      yield* setUpIndex()
      way = askIndex
    }
  }
  return { messages: yield* applyFacts(found), next: undefined, complete: true }
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw searchCancelled()
}
