import type { Target, TargetsQuery, Unread } from '../history.ts'
import type { BufferId } from '../ids.ts'
import { StoreError } from '../error.ts'
import { type Plan, all, first, run } from '../sql/plan.ts'
import { list, literal, sql } from '../sql/statement.ts'
import { boundedLimit } from './page.ts'
import { latestIn } from './timeline.ts'

/** Unread messages are counted up to here. */
export const MAX_UNREAD = 999

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
export function* unread(buffers: readonly BufferId[]): Plan<readonly Unread[]> {
  const beyond = (layer: string) =>
    sql`(select count(*) from (select 1 from messages m where m.buffer = b.id and ${literal(layer)} and m.time > b.read_up_to limit ${MAX_UNREAD}) counted)`
  // There is nothing to read any more; those are few, so they are taken away from the count.
  const redacted = (layer: string) =>
    sql`(select count(*) from redactions r join messages m on m.buffer = r.buffer and m.msgid = r.msgid where r.buffer = b.id and ${literal(layer)} and m.time > b.read_up_to)`
  const waiting = (layer: string) => sql`${beyond(layer)} - ${redacted(layer)}`
  const rows = yield* all<Unread>(sql`
    select b.id as buffer, b.read_up_to as "readUpTo", ${waiting('m.attention = 1')} as unread, ${waiting('m.attention = 2')} as mentions
    from buffers b where b.id in ${list(buffers)} and b.removed = 0 order by b.id`)
  // A mention is unread as well.
  return rows.map(({ unread: quiet, mentions: called, ...row }) => {
    const mentions = Math.max(0, called)
    return { ...row, unread: Math.min(MAX_UNREAD, Math.max(0, quiet) + mentions), mentions }
  })
}

/** What is said of a buffer that is not there. */
export function unknownBuffer(): StoreError {
  return new StoreError('not-found', { retry: false, userText: 'This conversation is not in the history (any more).' })
}
