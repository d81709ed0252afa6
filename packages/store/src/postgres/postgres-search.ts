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
import { Windows } from '../search/window.ts'
import { type Plan, all, run as runQuery } from '../sql/plan.ts'
import { type Sql, nothing, sql } from '../sql/statement.ts'

/** Rows of one question. */
const CHUNK = 300

/** Runs a plan in the history that is searched. */
export type RunInHistory = <T>(plan: () => Plan<T>) => Promise<T>

interface SearchPlan extends Wanted {
  /** A tsquery; undefined where there is nothing that the index knows. */
  readonly expression: string | undefined
  /** The condition of a search for mentions, which go by an index of their own. */
  readonly mentioned: Sql | undefined
  /** What words have to contain. */
  readonly parts: readonly string[]
  readonly bounds: Bounds
}

// https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY; tokens hold neither quotes nor
// backslashes.
function lexeme(token: string): string {
  return `'${token}'`
}

function termExpression(term: Term): readonly string[] {
  if (term.kind === 'part') return []
  return term.tokens.map((token, index) => lexeme(token) + (term.open && index === term.tokens.length - 1 ? ':*' : ''))
}

function isExact(term: Term): boolean {
  return term.kind === 'sequence' && term.tokens.length === 1
}

function* planSearch(query: SearchQuery): Plan<SearchPlan | undefined> {
  const terms = termsOf(query.text)
  if (terms.length === 0 && query.text.trim() !== '') return undefined
  const networkBuffers = yield* buffersOfNetworks(query)
  const mentioned = yield* mentionedIn(query, networkBuffers)
  const groups = filterGroups(query, networkBuffers)
  if (groups.some((group) => group.length === 0)) return undefined
  const lexemes = [...groups.map((group) => `(${group.map(lexeme).join(' | ')})`), ...terms.flatMap(termExpression)]
  return {
    expression: lexemes.length === 0 ? undefined : lexemes.join(' & '),
    parts: terms.flatMap((term) => (term.kind === 'part' ? [term.part] : [])),
    mentioned,
    holds: textMatcher(mentioned === undefined ? terms.filter((term) => !isExact(term)) : terms),
    bounds: yield* boundsOf(query),
    networkBuffers,
  }
}

interface FoundRow extends MessageRow {
  readonly found: MessageId
}

/** A row for each message that the index lets through, newest first; undefined for those that are not shown. */
interface Found {
  readonly id: MessageId
  readonly row: MessageRow | undefined
}

/**
 * Which messages first, and only then what they are: left to itself the server joins all of them before it sorts. What it
 * guesses about words is worth a plan of its own each time.
 */
function* rowsIn({ expression, mentioned, parts }: SearchPlan, { low, high }: Bounds): Plan<readonly Found[]> {
  yield* runQuery(sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`)
  const matching = expression === undefined ? nothing : sql` and f.tokens @@ ${expression}::tsquery`
  // A part holds no character that means something to LIKE, and none that stands between the words of a tsvector.
  const containing = parts.reduce<Sql>((before, part) => sql`${before} and f.tokens::text like ${`%${part}%`}`, nothing)
  const looked =
    mentioned === undefined
      ? sql`select f.id from search f where f.id >= ${low} and f.id <= ${high}${matching}${containing} order by f.id desc`
      : sql`select m.id from messages m where ${mentioned} and m.id >= ${low} and m.id <= ${high} order by m.id desc`
  const rows = yield* all<FoundRow>(sql`
    select found.id as found, shown.* from (${looked} limit ${CHUNK}) found left join lateral (
      select ${messageColumns} from messages m join senders s on s.id = m.sender join buffers b on b.id = m.buffer
      where m.id = found.id and b.removed = 0
        and not exists (select 1 from redactions r where r.buffer = m.buffer and r.msgid = m.msgid)
    ) shown on true order by found.id desc`)
  return rows.map((row) => ({ id: row.found, row: (row.id as MessageId | null) === null ? undefined : row }))
}

/** See `Search.search`. Each question is one of many, so that a cancelled search or a late one ends between two. */
export async function searchPostgres(
  run: RunInHistory,
  environment: StoreEnvironment,
  query: SearchQuery,
  signal: AbortSignal | undefined,
): Promise<SearchResult> {
  throwIfAborted(signal)
  const plan = await run(() => planSearch(query))
  if (plan === undefined) return { messages: [], next: undefined, complete: true }
  const end = environment.now() + SEARCH_LIMIT
  const limit = boundedLimit(query.limit)
  const found: StoredMessage[] = []
  const answer = async (next: number | undefined, complete: boolean): Promise<SearchResult> => ({
    messages: await run(() => applyFacts(found)),
    next,
    complete,
  })
  const windows = new Windows(plan.bounds)
  for (let bounds = windows.current; bounds !== undefined; bounds = windows.current) {
    const began = environment.now()
    for (let { high } = bounds; high >= bounds.low; ) {
      const { low } = bounds
      const rows = await run(() => rowsIn(plan, { low, high }))
      throwIfAborted(signal)
      for (const { id, row } of rows) {
        if (row !== undefined && isWanted(row, query, plan)) found.push(messageOf(row))
        if (found.length === limit) return await answer(id, true)
      }
      high = rows.length < CHUNK ? -1 : (rows.at(-1)?.id ?? 0) - 1
      if (environment.now() > end && high >= low) return await answer(high + 1, false)
    }
    windows.next(environment.now() - began)
    if (environment.now() > end && windows.current !== undefined) return await answer(bounds.low, false)
  }
  return await answer(undefined, true)
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw searchCancelled()
}
