import { type MessageDetails, type MessageKind, type StoredMessage, messageKinds } from '../message.ts'
import { type Sql, list, literal } from '../sql/statement.ts'

/** A message as the columns of {@link messageColumns}. */
export interface MessageRow {
  readonly id: number
  readonly buffer: number
  readonly time: number
  readonly kind: number
  readonly sender: string
  readonly account: string
  readonly msgid: string
  readonly text: string
  readonly attention: 0 | 1 | 2
  readonly own: number
  readonly details: string | null
}

/** For `messages m` joined with `senders s`. */
export const messageColumns: Sql = literal(
  'm.id as id, m.buffer, m.time as time, m.kind, s.source as sender, s.account, m.msgid, m.text, m.attention, m.own, m.details',
)

/** The number that stands for a kind in the database. */
export function kindCode(kind: MessageKind): number {
  return messageKinds.indexOf(kind)
}

const talk: readonly MessageKind[] = ['privmsg', 'notice', 'action', 'server']

/** Whether a kind is something said, which is all that a screen without playback of events gets. */
export function isTalk(kind: MessageKind): boolean {
  return talk.includes(kind)
}

/** `(0, 1, …)`: the codes of the kinds that {@link isTalk}. */
export const talkCodes: Sql = list(talk.map(kindCode))

/** Whether the kind of `messages m` is one of these, for an engine that would make a table of a list each time it is asked. */
export const talkMask: Sql = literal(`(${talk.reduce((mask, kind) => mask | (1 << kindCode(kind)), 0)} >> m.kind) & 1`)

/** A row as the message that it was. Written out, because the past of all conversations passes here. */
export function messageOf(row: MessageRow): StoredMessage {
  const { id, buffer, time, sender, account, msgid, text, attention, details } = row
  const kind = messageKinds[row.kind] ?? 'notice'
  const message = { id, buffer, time, kind, sender, msgid, text, attention, own: row.own === 1 }
  if (account === '' && details === null) return message
  return {
    ...message,
    ...(account !== '' && { account }),
    ...(details !== null && { details: JSON.parse(details) as MessageDetails }),
  }
}

/** The text as every engine can keep it: well-formed, without NUL, which IRC cannot carry and PostgreSQL cannot hold. */
export function cleanText(text: string): string {
  const whole = text.toWellFormed()
  return whole.includes('\0') ? whole.replaceAll('\0', '') : whole
}

/** The column of the rare rest; null where there is none. */
export function detailsText(details: MessageDetails | undefined): string | null {
  if (details === undefined) return null
  const text = JSON.stringify(details)
  return text === '{}' ? null : text
}
