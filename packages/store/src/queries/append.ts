import { formatCursor } from '../cursor.ts'
import type { Appended } from '../history.ts'
import { LIVE_SLACK, clampTime, slotOf } from '../message-ids.ts'
import type { MessageId } from '../ids.ts'
import type { NewMessage } from '../message.ts'
import type { Dialect, MessageInsert } from '../sql/dialect.ts'
import { type Plan, many } from '../sql/plan.ts'
import type { Value } from '../sql/statement.ts'
import { type Spans, saveFills, widen } from './fills.ts'
import { type Head, type NetworkEnd, freeId, knownSender, networkOf, senderNumber } from './head.ts'
import { cleanText, detailsText, kindCode } from './message-rows.ts'

/** What became of a message, with its cursor as numbers. */
export interface AppendedAt extends Omit<Appended, 'cursor'> {
  readonly endTime: number
  readonly endId: number
  readonly fills: number
}

/** The same with the cursor as text. */
export function appendedOf({ id, time, fresh, endTime, endId, fills }: AppendedAt): Appended {
  return { id, time, fresh, cursor: formatCursor({ time: endTime, id: endId, fills }) }
}

/** A message on its way into the table. */
interface Placed {
  readonly appended: { id: number; fresh: boolean; time: number }
  readonly network: number
  /** Where the network's record ended once this message was in it. */
  readonly end: { readonly time: number; readonly id: number }
}

/** Puts the message at the end of the network's record, or says that it went in before the end. */
function advance(end: NetworkEnd, time: number, id: number): boolean {
  if (time < end.time || (time === end.time && id < end.id)) return false
  end.time = time
  end.id = id
  end.dirty = true
  return true
}

const statements = {
  outbox: 'insert into outbox (buffer, outbox_id, id) values (?, ?, ?) on conflict do nothing',
} as const

function rowOf(message: NewMessage, placed: Placed, sender: number): MessageInsert {
  return {
    id: placed.appended.id,
    buffer: message.buffer,
    time: placed.appended.time,
    kind: kindCode(message.kind),
    sender,
    source: message.sender,
    attention: message.attention,
    own: message.own ? 1 : 0,
    msgid: message.msgid,
    text: cleanText(message.text),
    details: detailsText(message.details),
  }
}

/**
 * A screen may stop anywhere between the lines of a call and use the last cursor it got; so only the network's last line
 * of the call says that the fills of the call were seen.
 */
function withCursors(head: Head, placed: readonly Placed[], spans: Spans): AppendedAt[] {
  const last = new Map(placed.map((one) => [one.network, one]))
  return placed.map((one) => {
    const { id, time, fresh } = one.appended
    const fills = head.networks.get(one.network)?.fills ?? 0
    const before = spans.has(one.network) && last.get(one.network) !== one ? fills - 1 : fills
    return { id, time, fresh, endTime: one.end.time, endId: one.end.id, fills: before }
  })
}

/**
 * See `History.append`: one call's messages, in a transaction that the caller opened. `now` is the store's clock; `pending`
 * are ids that were given away and are not in the tables yet.
 */
export function* append(
  dialect: Dialect,
  head: Head,
  messages: readonly NewMessage[],
  now: number,
  pending: Set<MessageId> = new Set(),
): Plan<readonly AppendedAt[]> {
  const known = yield* dialect.existing(
    messages.map(({ buffer, msgid, time }) => ({ buffer, msgid, time: clampTime(time, now, head.lastTime) })),
  )
  const inThisCall = new Map<string, Placed['appended']>()
  const placed: Placed[] = []
  const rows: MessageInsert[] = []
  const outbox: Value[][] = []
  const spans: Spans = new Map()
  for (const [index, message] of messages.entries()) {
    // What is known by heart is not asked for by a plan of its own: this is done for every line there is.
    const network = head.buffers.get(message.buffer) ?? (yield* networkOf(head, message.buffer))
    const end = head.networks.get(network) ?? { time: 0, id: 0, fills: 0, dirty: false }
    const key = `${message.buffer} ${message.msgid}`
    const same = inThisCall.get(key) ?? known[index]
    if (same !== undefined) {
      placed.push({ appended: { id: same.id, time: same.time, fresh: false }, network, end: { ...end } })
      continue
    }
    const time = clampTime(message.time, now, head.lastTime)
    const isLate = time < head.lastTime - LIVE_SLACK
    const id = isLate ? yield* freeId(head, time, pending) : Math.max(head.lastId + 1, slotOf(time))
    pending.add(id)
    if (!advance(end, time, id)) widen(spans, network, message.buffer, time)
    head.lastId = Math.max(head.lastId, id)
    head.lastTime = Math.max(head.lastTime, time)
    head.drift = Math.max(head.drift, id - slotOf(time))
    const one = { appended: { id, time, fresh: true }, network, end: { time: end.time, id: end.id } }
    placed.push(one)
    inThisCall.set(key, one.appended)
    const { sender, account = '' } = message
    const number = knownSender(head, sender, account) ?? (yield* senderNumber(head, sender, account))
    rows.push(rowOf(message, one, number))
    const outboxId = message.details?.outboxId
    if (outboxId !== undefined) outbox.push([message.buffer, outboxId, id])
  }
  yield* dialect.insert(rows)
  yield* many(statements.outbox, outbox)
  yield* saveFills(head, spans)
  return withCursors(head, placed, spans)
}
