import { type Attention, type MessageDetails, type NewMessage, messageKinds } from '../message.ts'

const NUMBERS = 4
const STRINGS = 5

/**
 * Messages of several calls on their way to the writer: their numbers in one piece of memory, which travels without being
 * copied, and their texts in one list. Objects would take twice the time of the caller's thread, and seven times that of
 * the writer's.
 */
export interface PackedMessages {
  /** How many messages each call has. */
  readonly sizes: readonly number[]
  readonly numbers: Float64Array<ArrayBuffer>
  readonly strings: readonly string[]
}

/** Packs calls of `append`, in order. */
export function packMessages(calls: readonly (readonly NewMessage[])[]): PackedMessages {
  const sizes = calls.map((call) => call.length)
  const numbers = new Float64Array(NUMBERS * sizes.reduce((sum, size) => sum + size, 0))
  const strings: string[] = []
  let at = 0
  for (const call of calls) {
    for (const message of call) {
      numbers[at] = message.buffer
      numbers[at + 1] = message.time
      numbers[at + 2] = messageKinds.indexOf(message.kind)
      numbers[at + 3] = message.attention * 2 + (message.own ? 1 : 0)
      at += NUMBERS
      const details = message.details === undefined ? '' : JSON.stringify(message.details)
      strings.push(message.sender, message.account ?? '', message.msgid, message.text, details)
    }
  }
  return { sizes, numbers, strings }
}

function messageAt({ numbers, strings }: PackedMessages, index: number): NewMessage {
  const at = index * NUMBERS
  const flags = numbers[at + 3] ?? 0
  const text = index * STRINGS
  const account = strings[text + 1] ?? ''
  const details = strings[text + 4] ?? ''
  return {
    buffer: numbers[at] ?? 0,
    time: numbers[at + 1] ?? 0,
    kind: messageKinds[numbers[at + 2] ?? 0] ?? 'notice',
    sender: strings[text] ?? '',
    msgid: strings[text + 2] ?? '',
    text: strings[text + 3] ?? '',
    attention: (flags >> 1) as Attention,
    own: (flags & 1) === 1,
    ...(account === '' ? undefined : { account }),
    ...(details === '' ? undefined : { details: JSON.parse(details) as MessageDetails }),
  }
}

/** The reverse of {@link packMessages}; an empty account is as none. */
export function unpackMessages(packed: PackedMessages): readonly (readonly NewMessage[])[] {
  let next = 0
  return packed.sizes.map((size) => Array.from({ length: size }, () => messageAt(packed, next++)))
}
