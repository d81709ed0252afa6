import type { StoredMessage } from '../message.ts'
import { type KnownFacts, withKnownFacts } from './facts.ts'
import { type MessageRow, messageOf } from './message-rows.ts'

/**
 * Messages as an engine gives them: rows, or one JSON text of them, each a list of its columns. A text is made by the
 * engine itself and travels between threads in one piece, where objects would take three times the time of both.
 */
export type MessageRows = readonly MessageRow[] | string

/** A part of a timeline. */
export interface RawMessages {
  readonly rows: MessageRows
  readonly newestFirst: boolean
}

/** What is said in the JSON text of one message, in this order. */
type Columns = readonly [
  id: number,
  buffer: number,
  time: number,
  kind: number,
  sender: string,
  account: string,
  msgid: string,
  text: string,
  attention: 0 | 1 | 2,
  own: number,
  details: string | null,
]

/** The messages of these parts, each part oldest first, as they are shown. */
export function messagesOf(parts: readonly RawMessages[], facts?: KnownFacts): readonly StoredMessage[] {
  const messages: StoredMessage[] = []
  for (const { rows, newestFirst } of parts) {
    const part = typeof rows === 'string' ? (JSON.parse(rows) as Columns[]).map(messageOfColumns) : rows.map(messageOf)
    if (newestFirst) part.reverse()
    for (const message of part) messages.push(message)
  }
  return withKnownFacts(messages, facts)
}

function messageOfColumns(columns: Columns): StoredMessage {
  const [id, buffer, time, kind, sender, account, msgid, text, attention, own, details] = columns
  return messageOf({ id, buffer, time, kind, sender, account, msgid, text, attention, own, details })
}
