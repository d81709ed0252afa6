import type { BufferId } from '../ids.ts'
import { type Plan, all, many, run } from '../sql/plan.ts'
import { sql } from '../sql/statement.ts'
import type { Value } from '../sql/statement.ts'
import type { Head } from './head.ts'

/** Spans of late fills of one call, by network and buffer. */
export type Spans = Map<number, Map<BufferId, [from: number, to: number]>>

/** Every so many fills the old ones are merged. */
const MERGE_EVERY = 256
/** Fills that are kept one by one. */
const KEPT = 512

const insertFill = 'insert into fills (network, number, buffer, from_time, to_time) values (?, ?, ?, ?, ?)'

/** Takes a message that went in before the end of its network's record into the spans of its call. */
export function widen(spans: Spans, network: number, buffer: BufferId, time: number): void {
  const byBuffer = spans.get(network) ?? new Map<BufferId, [number, number]>()
  spans.set(network, byBuffer)
  const [from, to] = byBuffer.get(buffer) ?? [time, time]
  byBuffer.set(buffer, [Math.min(from, time), Math.max(to, time)])
}

interface Merged {
  readonly buffer: BufferId
  readonly number: number
  readonly from_time: number
  readonly to_time: number
}

/** One span for all old fills of a buffer: an old cursor is then told of more than it missed, never of less. */
function* mergeOld(network: number, upTo: number): Plan<void> {
  const merged = yield* all<Merged>(sql`
    select buffer, max(number) as number, min(from_time) as from_time, max(to_time) as to_time
    from fills where network = ${network} and number <= ${upTo} group by buffer`)
  yield* run(sql`delete from fills where network = ${network} and number <= ${upTo}`)
  yield* many(
    insertFill,
    merged.map((one) => [network, one.number, one.buffer, one.from_time, one.to_time]),
  )
}

/** Numbers the late fills of a call and writes their spans down. */
export function* saveFills(head: Head, spans: Spans): Plan<void> {
  const rows: Value[][] = []
  for (const [network, byBuffer] of spans) {
    const end = head.networks.get(network)
    if (end === undefined) continue
    end.fills += 1
    end.dirty = true
    for (const [buffer, [from, to]] of byBuffer) rows.push([network, end.fills, buffer, from, to])
    if (end.fills % MERGE_EVERY === 0) yield* mergeOld(network, end.fills - KEPT)
  }
  yield* many(insertFill, rows)
}
