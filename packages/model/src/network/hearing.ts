import type { IrcEvent, Message, SessionState } from '@longwire/irc'
import type { Buffer } from '../buffers/buffer.ts'
import type { NetworkBuffers } from '../buffers/network-buffers.ts'
import type { Reader } from '../history/line-of-message.ts'
import { readHistory } from '../history/read-lines.ts'
import type { Line } from '../line.ts'
import { hasRecord } from './capabilities.ts'
import { type MissedBatch, MissedLines } from './missed-lines.ts'

/** On each line that is in the other side's record. Source: docs/extensions/resume.md */
const cursorTag = 'longwire/cursor'

/** What listening needs of its network. */
export interface HeardNetwork {
  readonly state: SessionState
  readonly buffers: NetworkBuffers
  readerFor(buffer: Buffer): Reader
  now(): number
  /** Lines came that were not here before. */
  came(lines: readonly Line[]): void
  /** What was missed is here, or nobody can tell it: what comes from now on is new. */
  current(): void
}

/** How far this screen has heard a network: the cursor, and what was missed since. */
export class Hearing {
  readonly #network: HeardNetwork
  readonly #missed = new MissedLines((batch) => this.#merge(batch))
  #cursor: string | undefined
  /** From where it was asked what was missed; undefined: from nowhere. */
  #from: string | undefined
  #current = false

  constructor(network: HeardNetwork, cursor: string | undefined) {
    this.#network = network
    this.#cursor = cursor
  }

  /** Where a screen goes on that begins with what this one has. */
  get cursor(): string | undefined {
    return this.#cursor
  }

  /** Whether what comes now is new, and not what was missed. */
  get current(): boolean {
    return this.#current
  }

  /** The cursor for the next attachment. */
  resumeFrom(): string {
    this.#from = this.#cursor
    return this.#cursor ?? '*'
  }

  /** Whether an event belongs to this, and to nobody else. */
  takes(event: IrcEvent): boolean {
    if (this.#missed.takes(event) || event.type === 'resume-begun') return true
    if (event.type === 'resume-ended') {
      this.#cursor = event.cursor
      this.#listen()
      return true
    }
    if (event.type !== 'standard-reply-received' || event.command !== 'RESUME') return false
    // It goes on as if nothing had been here.
    if (event.code === 'INVALID_CURSOR') this.#from = undefined
    else this.#lostTrack()
    return true
  }

  /** The session is registered; without a record on the other side, nobody can tell what was missed. */
  registered(): void {
    if (!hasRecord(this.#network.state)) this.#lostTrack()
  }

  disconnected(): void {
    this.#current = false
    this.#missed.forget()
  }

  /** Whether a line is in the other side's record, as far as there is one. */
  isRecorded({ tags }: Message): boolean {
    return !hasRecord(this.#network.state) || tags.has(cursorTag)
  }

  /** A line came that is neither missed nor history. */
  heard({ tags }: Message): void {
    if (this.#current) this.#cursor = tags.get(cursorTag) ?? this.#cursor
  }

  #lostTrack(): void {
    for (const buffer of this.#network.buffers.all()) buffer.timeline.unheard()
    this.#listen()
  }

  #listen(): void {
    this.#current = true
    this.#network.current()
  }

  #merge({ target, count, messages, filled }: MissedBatch): void {
    const { buffers, state } = this.#network
    // The network's own buffer has no name.
    const buffer = buffers.ensure(target === '*' ? '' : target, state.isupport)
    const { lines, facts } = readHistory(messages, this.#network.readerFor(buffer), this.#network.now())
    buffer.learn(facts)
    // What we do not show (reactions, say) was not missed by the timeline.
    const unseen = messages.length - lines.length
    const missed = { lines, count: count - unseen, fromCursor: this.#from !== undefined, filled }
    this.#network.came(buffer.missed(missed))
  }
}
