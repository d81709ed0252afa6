import { type Facts, MAX_REACTIONS, type Reaction, type Redaction } from '../facts.ts'
import type { BufferId } from '../ids.ts'
import type { StoredMessage } from '../message.ts'
import { withFacts } from '../queries/facts.ts'

/** What was said about the messages of one buffer, by their msgids. */
export class MemoryFacts {
  readonly redactions = new Map<string, Redaction>()
  readonly reactions = new Map<string, Reaction[]>()

  /** A message as it is shown. */
  apply(message: StoredMessage): StoredMessage {
    const order = ({ time, sender, text }: Reaction) => [String(time).padStart(16, '0'), sender, text].join('\0')
    const reactions = (this.reactions.get(message.msgid) ?? []).toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
    return withFacts(message, this.redactions.get(message.msgid), reactions)
  }
}

/** Where the facts of each buffer are found. */
interface BuffersWithFacts {
  readonly buffers: ReadonlyMap<BufferId, { readonly facts: MemoryFacts }>
}

/** The facts of a history in memory. */
export function memoryFacts(data: BuffersWithFacts, mustBeOpen: () => void): Facts {
  return {
    async redact({ buffer, msgid, sender, reason, time }) {
      mustBeOpen()
      const facts = data.buffers.get(buffer)?.facts
      if (facts?.redactions.has(msgid) === false) facts.redactions.set(msgid, { sender, reason, time })
    },
    async undoRedaction(buffer, msgid) {
      mustBeOpen()
      data.buffers.get(buffer)?.facts.redactions.delete(msgid)
    },
    async react({ buffer, msgid, sender, text, time }) {
      mustBeOpen()
      const facts = data.buffers.get(buffer)?.facts
      const there = facts?.reactions.get(msgid) ?? []
      if (there.length >= MAX_REACTIONS || there.some((one) => one.sender === sender && one.text === text)) return
      facts?.reactions.set(msgid, [...there, { sender, text, time }])
    },
    async undoReaction({ buffer, msgid, sender, text }) {
      mustBeOpen()
      const facts = data.buffers.get(buffer)?.facts
      const rest = facts?.reactions.get(msgid)?.filter((one) => one.sender !== sender || one.text !== text)
      if (rest !== undefined) facts?.reactions.set(msgid, rest)
    },
  }
}
