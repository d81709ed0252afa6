import type { BufferId, MessageId } from '../ids.ts'
import { slotOf } from '../message-ids.ts'
import { type Plan, all, first, run } from '../sql/plan.ts'
import { sql } from '../sql/statement.ts'
import { unknownBuffer } from './reading.ts'

/** Where the record of one network ends, and how many late fills it has seen. */
export interface NetworkEnd {
  time: number
  id: MessageId
  fills: number
  dirty: boolean
}

/**
 * What the one writer of a history knows of it without asking. It is only right as long as every transaction that
 * changed it was committed; after a failed one it is thrown away and loaded again.
 */
export interface Head {
  lastId: MessageId
  /** The latest time of any message. */
  lastTime: number
  drift: number
  /** By the number of the network in this history. */
  readonly networks: Map<number, NetworkEnd>
  /** The network's number by buffer, as far as asked for. */
  readonly buffers: Map<BufferId, number>
  /** Sender's number by source, without an account and with one, the latest few thousand. */
  readonly senders: Map<string, number>
  readonly identified: Map<string, number>
  /** A run of ids without a free one, which late fills need not walk again: both ends inclusive. */
  taken: readonly [from: MessageId, to: MessageId]
}

const MAX_SENDERS = 8192
const WALK = 512

/** Reads the head of a history. */
export function* loadHead(): Plan<Head> {
  const row = yield* first<{ last_id: number; last_time: number; drift: number }>(
    sql`select last_id, last_time, drift from head`,
  )
  const ends = yield* all<{ id: number; end_time: number; end_id: number; fills: number }>(
    sql`select id, end_time, end_id, fills from networks`,
  )
  return {
    lastId: row?.last_id ?? 0,
    lastTime: row?.last_time ?? 0,
    drift: row?.drift ?? 0,
    networks: new Map(
      ends.map((end) => [end.id, { time: end.end_time, id: end.end_id, fills: end.fills, dirty: false }]),
    ),
    buffers: new Map(),
    senders: new Map(),
    identified: new Map(),
    taken: [0, 0],
  }
}

/** Writes down what appending changed; once in a transaction. */
export function* saveHead(head: Head): Plan<void> {
  yield* run(sql`update head set last_id = ${head.lastId}, last_time = ${head.lastTime}, drift = ${head.drift}`)
  for (const [id, end] of head.networks) {
    if (!end.dirty) continue
    yield* run(
      sql`update networks set end_time = ${end.time}, end_id = ${end.id}, fills = ${end.fills} where id = ${id}`,
    )
    end.dirty = false
  }
}

/** The number of the buffer's network. Throws `not-found` where there is no such buffer. */
export function* networkOf(head: Head, buffer: BufferId): Plan<number> {
  const row = yield* first<{ network: number }>(sql`select network from buffers where id = ${buffer} and removed = 0`)
  if (row === undefined) throw unknownBuffer()
  learnBuffer(head, buffer, row.network)
  return row.network
}

/** Takes note of the network of a buffer. */
export function learnBuffer(head: Head, buffer: BufferId, network: number): void {
  head.buffers.set(buffer, network)
  if (!head.networks.has(network)) head.networks.set(network, { time: 0, id: 0, fills: 0, dirty: false })
}

/** The number of a sender who is known by heart. */
export function knownSender(head: Head, source: string, account: string): number | undefined {
  return account === '' ? head.senders.get(source) : head.identified.get(`${account} ${source}`)
}

/** The number of a sender, who is written down on first sight. */
export function* senderNumber(head: Head, source: string, account: string): Plan<number> {
  yield* run(sql`insert into senders (source, account) values (${source}, ${account}) on conflict do nothing`)
  const row = yield* first<{ id: number }>(
    sql`select id from senders where source = ${source} and account = ${account}`,
  )
  const id = row?.id ?? 0
  learnSender(head, source, account, id)
  return id
}

/** Takes note of the number of a sender. */
export function learnSender(head: Head, source: string, account: string, id: number): void {
  const [known, key] = account === '' ? [head.senders, source] : [head.identified, `${account} ${source}`]
  if (known.size >= MAX_SENDERS) known.clear()
  known.set(key, id)
}

/**
 * The first free id at or after the slot of `time`; at the end where there is none before it. `pending` are ids that
 * this call has given away already.
 */
export function* freeId(head: Head, time: number, pending: ReadonlySet<MessageId>): Plan<MessageId> {
  const slot = slotOf(time)
  const [from, to] = head.taken
  const known = slot >= from && slot <= to
  let id = known ? to + 1 : slot
  for (;;) {
    const rows = yield* all<{ id: MessageId }>(sql`select id from messages where id >= ${id} order by id limit ${WALK}`)
    const free = rows.findIndex((row, index) => row.id !== id + index)
    id += free === -1 ? rows.length : free
    if (free === -1 && rows.length === WALK) continue
    if (!pending.has(id)) break
    id += 1
  }
  head.taken = [known ? from : slot, id]
  return id
}
