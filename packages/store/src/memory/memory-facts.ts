import { type Facts, MAX_EARLY_FACTS, MAX_REACTIONS, type Reaction, type Redaction } from '../facts.ts'
import type { StoreEnvironment } from '../environment.ts'
import type { BufferId } from '../ids.ts'
import type { StoredMessage } from '../message.ts'
import { redactionOf, withFacts } from '../queries/facts.ts'
import type { MemoryTimeline } from './memory-timeline.ts'

/** What was said about the messages of one buffer, by their msgids. */
export class MemoryFacts {
  readonly redactions = new Map<string, Redaction>()
  readonly reactions = new Map<string, Reaction[]>()
  /** Those whose message was not there when they came, in the order in which they came. */
  #early: { readonly msgid: string; readonly since: number }[] = []

  /** A message as it is shown. */
  apply(message: StoredMessage): StoredMessage {
    const order = ({ time, sender, text }: Reaction) => [String(time).padStart(16, '0'), sender, text].join('\0')
    const reactions = (this.reactions.get(message.msgid) ?? []).toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
    return withFacts(message, this.redactions.get(message.msgid), reactions)
  }

  /** Takes note of a new fact, which may have come before its message. */
  noteEarly(timeline: MemoryTimeline, msgid: string, since: number): void {
    if (timeline.byMsgid(msgid) !== undefined) return
    this.#early.push({ msgid, since })
    this.#forgetEarly(timeline, this.#early.slice(0, Math.max(0, this.#early.length - MAX_EARLY_FACTS)))
  }

  /** Forgets facts that came before `time` and whose message has not come. */
  forgetEarlyBefore(timeline: MemoryTimeline, time: number): void {
    this.#forgetEarly(
      timeline,
      this.#early.filter(({ since }) => since < time),
    )
  }

  /** Forgets what was said about a message. */
  forget(msgid: string): void {
    this.redactions.delete(msgid)
    this.reactions.delete(msgid)
  }

  #forgetEarly(timeline: MemoryTimeline, those: readonly { readonly msgid: string }[]): void {
    const msgids = new Set(those.map(({ msgid }) => msgid))
    for (const msgid of msgids) if (timeline.byMsgid(msgid) === undefined) this.forget(msgid)
    this.#early = this.#early.filter(({ msgid }) => !msgids.has(msgid))
  }
}

/** Where the facts of each buffer are found. */
interface BuffersWithFacts {
  readonly buffers: ReadonlyMap<BufferId, { readonly facts: MemoryFacts; readonly timeline: MemoryTimeline }>
}

/** The facts of a history in memory. */
export function memoryFacts(data: BuffersWithFacts, environment: StoreEnvironment, mustBeOpen: () => void): Facts {
  return {
    async redact({ buffer, msgid, sender, reason, time, refusal = null }) {
      mustBeOpen()
      const { facts, timeline } = data.buffers.get(buffer) ?? {}
      if (facts === undefined || timeline === undefined || facts.redactions.has(msgid)) return
      facts.redactions.set(msgid, redactionOf({ sender, reason, time, refusal }))
      facts.noteEarly(timeline, msgid, environment.now())
    },
    async undoRedaction(buffer, msgid) {
      mustBeOpen()
      data.buffers.get(buffer)?.facts.redactions.delete(msgid)
    },
    async react({ buffer, msgid, sender, text, time }) {
      mustBeOpen()
      const { facts, timeline } = data.buffers.get(buffer) ?? {}
      if (facts === undefined || timeline === undefined) return
      const there = facts.reactions.get(msgid) ?? []
      if (there.length >= MAX_REACTIONS || there.some((one) => one.sender === sender && one.text === text)) return
      facts.reactions.set(msgid, [...there, { sender, text, time }])
      facts.noteEarly(timeline, msgid, environment.now())
    },
    async undoReaction({ buffer, msgid, sender, text }) {
      mustBeOpen()
      const facts = data.buffers.get(buffer)?.facts
      const rest = facts?.reactions.get(msgid)?.filter((one) => one.sender !== sender || one.text !== text)
      if (rest !== undefined) facts?.reactions.set(msgid, rest)
    },
  }
}
