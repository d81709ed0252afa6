import type { BufferId } from '../ids.ts'
import type { Dialect } from '../sql/dialect.ts'
import { type Sql, literal, nothing, sql } from '../sql/statement.ts'
import { messageColumns, talkCodes, talkMask } from './message-rows.ts'
import { type Point, wholeTime } from './points.ts'

/** A stretch of one buffer's timeline; both bounds exclusive. */
export interface Stretch {
  /** Or a column that it stands in, for a query within another. */
  readonly buffer: BufferId | Sql
  readonly after?: Point | undefined
  readonly before?: Point | undefined
  /** Joins, parts and the like as well. */
  readonly events: boolean
}

/** The conditions of the three indexes of which a timeline consists. */
const layers = [literal('m.attention = 0'), literal('m.attention = 1'), literal('m.attention = 2')] as const

/** A select for each layer, as one. */
function acrossLayers(select: (layer: Sql) => Sql): Sql {
  const [quiet, unread, mentions] = layers
  return sql`${select(quiet)} union all ${select(unread)} union all ${select(mentions)}`
}

const inTalk = sql`m.kind in ${talkCodes}`

function conditions(stretch: Stretch, layer: Sql, isTalk = inTalk): Sql {
  const { after, before } = stretch
  return sql`m.buffer = ${stretch.buffer} and ${layer}${
    after === undefined ? nothing : sql` and (m.time, m.id) > (${after.time}, ${after.id})`
  }${before === undefined ? nothing : sql` and (m.time, m.id) < (${before.time}, ${before.id})`}${
    stretch.events ? nothing : sql` and ${isTalk}`
  }`
}

/** The first `limit` messages of a stretch, from its beginning (`asc`) or its end (`desc`), in that order. */
export function messagesIn(stretch: Stretch, order: 'asc' | 'desc', limit: number, reading: Dialect['layers']): Sql {
  const way = literal(order)
  const rows = acrossLayers((layer) => {
    const inLayer = sql`select ${messageColumns} from messages m join senders s on s.id = m.sender where ${conditions(stretch, layer, reading === 'merged' ? talkMask : inTalk)}`
    if (reading === 'merged') return inLayer
    return sql`select * from (${inLayer} order by m.time ${way}, m.id ${way} limit ${limit}) limited`
  })
  return sql`${rows} order by time ${way}, id ${way} limit ${limit}`
}

/** How many messages there are in a stretch, as column `count`; counts no further than `limit`. */
export function countIn(stretch: Stretch, limit: number): Sql {
  const rows = acrossLayers((layer) => sql`select 1 from messages m where ${conditions(stretch, layer)}`)
  return sql`select count(*) as count from (select 1 from (${rows}) layers limit ${limit}) counted`
}

/** The time of the last message of a stretch; an expression, null where there is none. */
export function lastTimeIn(stretch: Stretch): Sql {
  const rows = acrossLayers(
    (layer) => sql`select max(m.time) as time from messages m where ${conditions(stretch, layer)}`,
  )
  return sql`(select max(time) from (${rows}) layers)`
}

/** The first ids of a stretch. */
export function idsIn(stretch: Stretch, limit: number): Sql {
  const rows = acrossLayers((layer) => sql`select m.id as id from messages m where ${conditions(stretch, layer)}`)
  return sql`${rows} limit ${limit}`
}

/** The point of the nth message from the end of a stretch, counted from 1. */
export function nthIn(stretch: Stretch, n: number): Sql {
  const rows = acrossLayers(
    (layer) => sql`select m.time as time, m.id as id from messages m where ${conditions(stretch, layer)}`,
  )
  return sql`${rows} order by time desc, id desc limit 1 offset ${n - 1}`
}

/** The time of a buffer's last message between two times, both exclusive; an expression, null where there is none. */
export function latestIn(buffer: Sql, after: number, before: number, events: boolean): Sql {
  const kinds = events ? nothing : sql` and ${inTalk}`
  const rows = acrossLayers(
    (layer) =>
      sql`select max(m.time) as time from messages m where m.buffer = ${buffer} and ${layer} and m.time > ${wholeTime(after)} and m.time < ${wholeTime(before, Math.ceil)}${kinds}`,
  )
  return sql`(select max(time) from (${rows}) layers)`
}
