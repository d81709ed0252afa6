import type { AppendOutcome } from '../engine/append-queue.ts'
import type { BufferId, MessageId } from '../ids.ts'
import type { NewMessage } from '../message.ts'
import { append, appendedOf } from '../queries/append.ts'
import { type Head, knownSender, learnBuffer, learnSender } from '../queries/head.ts'
import type { Point } from '../queries/points.ts'
import type { Dialect, MessageInsert } from '../sql/dialect.ts'
import { type Plan, all, run } from '../sql/plan.ts'
import type { KnownWords } from '../sqlite/known-words.ts'
import { sql } from '../sql/statement.ts'
import { array } from './array-literal.ts'
import { insertMessages, postgresDialect } from './postgres-dialect.ts'

/** The messages of several calls, in order. */
export type Waiting = readonly (readonly NewMessage[])[]

/** Rows of one statement: making them ready holds this thread for some milliseconds. */
const SLICE = 250

/** Appends all calls of a transaction: what each needs is asked for together, and the rows of all go in together. */
export function* appendAll(head: Head, words: KnownWords, calls: Waiting, now: number): Plan<readonly AppendOutcome[]> {
  const messages = calls.flat()
  yield* learnBuffers(head, messages)
  yield* learnSenders(head, messages)
  const known = yield* existing(messages)
  const rows: MessageInsert[] = []
  const dialect = batchDialect(known, rows)
  const taken = new Set<MessageId>()
  const outcomes: AppendOutcome[] = []
  for (const call of calls) {
    const appended = yield* append(dialect, head, call, now, taken)
    outcomes.push({ appended: appended.map(appendedOf) })
  }
  for (let at = 0; at < rows.length; at += SLICE) yield* insertMessages(rows.slice(at, at + SLICE), words)
  return outcomes
}

function keyOf(buffer: BufferId, msgid: string): string {
  return `${buffer} ${msgid}`
}

/** Answers from what was asked for all calls, and keeps the rows until all are there. */
function batchDialect(known: Map<string, Point>, rows: MessageInsert[]): Dialect {
  return {
    ...postgresDialect,
    // oxlint-disable-next-line require-yield -- it was asked already
    *existing(keys) {
      return keys.map(({ buffer, msgid }) => known.get(keyOf(buffer, msgid)))
    },
    // oxlint-disable-next-line require-yield -- they go in together later
    *insert(messages) {
      for (const message of messages) {
        rows.push(message)
        known.set(keyOf(message.buffer, message.msgid), { time: message.time, id: message.id })
      }
    },
  }
}

function* existing(messages: readonly NewMessage[]): Plan<Map<string, Point>> {
  const found = yield* postgresDialect.existing(messages)
  const known = new Map<string, Point>()
  for (const [index, { buffer, msgid }] of messages.entries()) {
    const point = found[index]
    if (point !== undefined) known.set(keyOf(buffer, msgid), point)
  }
  return known
}

/** The networks of the buffers; one that is not there is missed later. */
function* learnBuffers(head: Head, messages: readonly NewMessage[]): Plan<void> {
  const unknown = new Set(messages.map(({ buffer }) => buffer).filter((buffer) => !head.buffers.has(buffer)))
  if (unknown.size === 0) return
  const rows = yield* all<{ id: BufferId; network: number }>(
    sql`select id, network from buffers where removed = 0 and id = any(${array([...unknown], 'bigint')})`,
  )
  for (const { id, network } of rows) learnBuffer(head, id, network)
}

interface SenderRow {
  readonly id: number
  readonly source: string
  readonly account: string
}

/** The numbers of the senders, who are written down on first sight. */
function* learnSenders(head: Head, messages: readonly NewMessage[]): Plan<void> {
  const unknown = new Map<string, readonly [source: string, account: string]>()
  for (const { account = '', sender } of messages) {
    if (knownSender(head, sender, account) === undefined) unknown.set(`${account} ${sender}`, [sender, account])
  }
  if (unknown.size === 0) return
  const sources = array(
    [...unknown.values()].map(([source]) => source),
    'text',
  )
  const accounts = array(
    [...unknown.values()].map(([, account]) => account),
    'text',
  )
  yield* run(sql`
    insert into senders (source, account) select * from unnest(${sources}, ${accounts}) on conflict do nothing`)
  const rows = yield* all<SenderRow>(sql`
    select s.id, s.source, s.account from unnest(${sources}, ${accounts}) as k (source, account)
    join senders s on s.source = k.source and s.account = k.account`)
  for (const { account, id, source } of rows) learnSender(head, source, account, id)
}
