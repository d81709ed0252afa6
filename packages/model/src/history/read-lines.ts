import { type HistoryReference, type Message, readServerTime } from '@longwire/irc'
import type { Line } from '../line.ts'
import type { Fact } from '../timeline/annotations.ts'
import { factOfMessage } from './fact-of-message.ts'
import { idWithoutMsgid } from './line-ids.ts'
import { lineOfMessage, type Reader } from './line-of-message.ts'

/** What a piece of history holds. */
export interface HistoryPiece {
  readonly lines: readonly Line[]
  /** What was said about lines, of this piece or of another. */
  readonly facts: readonly Fact[]
  /** Where it begins, for what is before it; undefined for an empty piece. */
  readonly start: HistoryReference | undefined
  /** Where it ends, for what is after it; undefined for an empty piece. */
  readonly end: HistoryReference | undefined
}

/** A piece of history, in its order. What is not part of a conversation is left out. */
export function readHistory(messages: readonly Message[], reader: Reader, now: number): HistoryPiece {
  const lines: Line[] = []
  const facts: Fact[] = []
  const repeats = new Map<string, number>()
  for (const message of messages) {
    const time = readServerTime(message.tags.get('time') ?? '') ?? now
    const line = lineOfMessage(message, { id: idOf(message, time, repeats), time }, reader)
    if (line !== undefined) lines.push(line)
    else {
      const fact = factOfMessage(message, time, reader)
      if (fact !== undefined) facts.push(fact)
    }
  }
  return { lines, facts, start: placeOf(messages[0]), end: placeOf(messages.at(-1)) }
}

function placeOf(message: Message | undefined): HistoryReference | undefined {
  const msgid = message?.tags.get('msgid')
  if (msgid) return { msgid }
  const time = readServerTime(message?.tags.get('time') ?? '')
  return time === undefined ? undefined : { time }
}

function idOf(message: Message, time: number, repeats: Map<string, number>): string {
  const msgid = message.tags.get('msgid')
  if (msgid !== undefined && msgid !== '') return msgid
  const first = idWithoutMsgid(message, time, 0)
  const repeat = repeats.get(first) ?? 0
  repeats.set(first, repeat + 1)
  return repeat === 0 ? first : idWithoutMsgid(message, time, repeat)
}

/** The id of a line that just happened: without a msgid, one that is not taken yet. */
export function liveId(
  message: Message,
  time: number,
  msgid: string | undefined,
  taken: (id: string) => boolean,
): string {
  if (msgid !== undefined && msgid !== '') return msgid
  let repeat = 0
  while (taken(idWithoutMsgid(message, time, repeat))) repeat++
  return idWithoutMsgid(message, time, repeat)
}
