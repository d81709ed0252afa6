import { messageKinds } from '../message.ts'
import type { MessageInsert } from '../sql/dialect.ts'
import { foldNickname, hasLink } from './filters.ts'

/** Filters are tokens that begin with a character of private use, which no word holds. */
const MARK = '\ue000'
const PRIVMSG = messageKinds.indexOf('privmsg')

/** The tokens that stand for what a message is, beside those of its text. */
export const markOf = {
  buffer: (buffer: number): string => `${MARK}b${buffer}`,
  // FTS5 takes ASCII punctuation for a separator; nicknames are full of it.
  sender: (source: string): string =>
    `${MARK}n${foldNickname(source).replace(/[\x20-\x2f\x3a-\x7e]/g, (character) =>
      /[a-z]/.test(character) ? character : String.fromCharCode(0xe100 + character.charCodeAt(0)),
    )}`,
  link: `${MARK}l`,
  kind: (code: number): string => `${MARK}k${code}`,
}

/** What a message needs for an index. */
export type Indexed = Pick<MessageInsert, 'id' | 'buffer' | 'kind' | 'source' | 'text'>

/** Marks of senders that were made lately: making one takes longer than all the rest of a message. */
const senderMarks = new Map<string, string>()
const MAX_SENDER_MARKS = 8192

function senderMark(source: string): string {
  const known = senderMarks.get(source)
  if (known !== undefined) return known
  const mark = markOf.sender(source)
  if (senderMarks.size >= MAX_SENDER_MARKS) senderMarks.clear()
  senderMarks.set(source, mark)
  return mark
}

/** The marks of a message. */
export function marksOf(message: Indexed): readonly string[] {
  const marks = [markOf.buffer(message.buffer), senderMark(message.source)]
  if (message.kind !== PRIVMSG) marks.push(markOf.kind(message.kind))
  if (hasLink(message.text)) marks.push(markOf.link)
  return marks
}
