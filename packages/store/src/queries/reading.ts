import type { Target, TargetsQuery, Unread } from '../history.ts'
import type { BufferId } from '../ids.ts'
import { StoreError } from '../error.ts'
import type { Dialect } from '../sql/dialect.ts'
import { type Plan, all, first, run } from '../sql/plan.ts'
import { list, literal, sql } from '../sql/statement.ts'
import { boundedLimit } from './page.ts'
import { latestIn } from './timeline.ts'

/** Unread messages are counted up to here. */
export const MAX_UNREAD = 999

/** By how much the clock of whoever took a line back may be behind that of who said it. */
const CLOCK_SKEW_MS = 86_400_000

/** See `History.targets`. */
export function* targets(query: TargetsQuery): Plan<readonly Target[]> {
  const latest = latestIn(literal('b.id'), query.after, query.before, query.events ?? true)
  const earliest = query.keep === 'earliest'
  const rows = yield* all<Target>(sql`
    select * from (
      select b.id as buffer, b.name, ${latest} as latest
      from buffers b join networks n on n.id = b.network
      where n.network = ${query.network} and b.removed = 0
    ) seen
    where latest is not null order by latest ${literal(earliest ? 'asc' : 'desc')}, buffer limit ${boundedLimit(query.limit)}`)
  return earliest ? rows : rows.toReversed()
}

/** See `History.markRead`. */
export function* markRead(buffer: BufferId, time: number): Plan<number> {
  const row = yield* first<{ read_up_to: number; latest: number | null }>(
    sql`select b.read_up_to, ${latestIn(literal('b.id'), -1, Number.MAX_SAFE_INTEGER, true)} as latest from buffers b where b.id = ${buffer} and b.removed = 0`,
  )
  if (row === undefined) throw unknownBuffer()
  const wanted = Math.min(Math.floor(time), row.latest ?? 0)
  if (!(wanted > row.read_up_to)) return row.read_up_to
  yield* run(sql`update buffers set read_up_to = ${wanted} where id = ${buffer}`)
  return wanted
}

/** See `History.unread`. */
export function* unread(dialect: Dialect, buffers: readonly BufferId[]): Plan<readonly Unread[]> {
  const rows = yield* countBeyond(buffers, MAX_UNREAD)
  const gone = yield* redactedUnread(dialect, rows)
  // Where counting ended at the cap, it has to go on for as many as are taken away.
  const cut = rows.filter((row) => gone.has(row.buffer) && (row.unread === MAX_UNREAD || row.mentions === MAX_UNREAD))
  const most = Math.max(0, ...cut.map(({ buffer }) => totalOf(gone.get(buffer))))
  const further = cut.length === 0 ? [] : yield* countBeyond(ids(cut), MAX_UNREAD + most)
  const counted = new Map(further.map((row) => [row.buffer, row]))
  return rows.map((row) => {
    const { unread: quiet, mentions: called } = counted.get(row.buffer) ?? row
    const { unread: lines = 0, mentions: calls = 0 } = gone.get(row.buffer) ?? {}
    const mentions = Math.min(MAX_UNREAD, Math.max(0, called - calls))
    // A mention is unread as well.
    return { ...row, unread: Math.min(MAX_UNREAD, Math.max(0, quiet - lines) + mentions), mentions }
  })
}

function ids(rows: readonly Unread[]): readonly BufferId[] {
  return rows.map(({ buffer }) => buffer)
}

function totalOf(counts: Counts | undefined): number {
  return counts === undefined ? 0 : counts.unread + counts.mentions
}

/** How many lines stand beyond the read positions, each kind up to `limit`; `unread` without the mentions. */
function* countBeyond(buffers: readonly BufferId[], limit: number): Plan<readonly Unread[]> {
  const beyond = (layer: string) =>
    sql`(select count(*) from (select 1 from messages m where m.buffer = b.id and ${literal(layer)} and m.time > b.read_up_to limit ${limit}) counted)`
  return yield* all<Unread>(sql`
    select b.id as buffer, b.read_up_to as "readUpTo", ${beyond('m.attention = 1')} as unread, ${beyond('m.attention = 2')} as mentions
    from buffers b where b.id in ${list(buffers)} and b.removed = 0 order by b.id`)
}

interface Counts {
  unread: number
  mentions: number
}

/** What was taken back of what is unread: there is nothing to read any more. */
function* redactedUnread(dialect: Dialect, rows: readonly Unread[]): Plan<ReadonlyMap<BufferId, Counts>> {
  const readUpTo = new Map(rows.map((row) => [row.buffer, row.readUpTo]))
  const redactions = yield* all<{ readonly buffer: BufferId; readonly msgid: string }>(sql`
    select r.buffer, r.msgid from redactions r join buffers b on b.id = r.buffer
    where r.buffer in ${list([...readUpTo.keys()])} and r.time > b.read_up_to - ${CLOCK_SKEW_MS}`)
  const gone = new Map<BufferId, Counts>()
  for (const [index, message] of (yield* dialect.findEach(redactions)).entries()) {
    const { buffer } = redactions[index] ?? { buffer: 0 }
    if (message === undefined || message.time <= (readUpTo.get(buffer) ?? 0)) continue
    const counts = gone.get(buffer) ?? { unread: 0, mentions: 0 }
    if (message.attention === 1) counts.unread++
    else if (message.attention === 2) counts.mentions++
    gone.set(buffer, counts)
  }
  return gone
}

/** What is said of a buffer that is not there. */
export function unknownBuffer(): StoreError {
  return new StoreError('not-found', { retry: false, userText: 'This conversation is not in the history (any more).' })
}
