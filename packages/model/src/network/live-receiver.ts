import { type EventOf, fold, type Provenance, type SessionState, splitStatusTarget } from '@longwire/irc'
import { isSpoken } from '../buffers/attention.ts'
import type { Buffer } from '../buffers/buffer.ts'
import type { NetworkBuffers } from '../buffers/network-buffers.ts'
import { isBouncersMsgid, isMsgid } from '../history/line-ids.ts'
import { lineOfMessage, nameOf, noteLine, type Reader } from '../history/line-of-message.ts'
import { liveId } from '../history/read-lines.ts'
import type { Line } from '../line.ts'
import type { Fact } from '../timeline/annotations.ts'
import type { BufferMetadata } from './buffer-metadata.ts'
import { conversationsWith } from '../people/person-now.ts'
import { hasReadMarkers, hasRecord } from './capabilities.ts'
import { refreshChannel } from './channel-facts.ts'
import type { CtcpAnswers } from './ctcp-answers.ts'
import type { Hearing } from './hearing.ts'
import type { Receiver } from './incoming.ts'
import type { Presence } from './presence.ts'
import type { ReadMarkers } from './read-markers.ts'

/** What putting things into buffers needs of their network. */
export interface LiveNetwork {
  readonly state: SessionState
  readonly buffers: NetworkBuffers
  readonly presence: Presence
  readonly ctcp: CtcpAnswers
  readonly markers: ReadMarkers
  readerFor(buffer: Buffer): Reader
  /** Lines came that were not here before. */
  came(lines: readonly Line[]): void
}

/** On a change of nickname: the conversations with people in whose record it is. Source: docs/extensions/resume.md */
const conversationsTag = 'longwire/conversations'

/** Milliseconds within which a network refuses what was sent to it; clocks differ. */
const REFUSED_WITHIN = 5 * 60_000

/** Whether somebody's own line counts as said because it was sent: where networks echo, they give it an id of theirs. */
function isUnconfirmedSaying(line: Line, refusedAt: number): boolean {
  const { id, own, delivery, time } = line
  const echoed = isMsgid(id) && !isBouncersMsgid(id)
  return own && isSpoken(line) && delivery.kind === 'confirmed' && !echoed && refusedAt - time < REFUSED_WITHIN
}

/** Puts what happens now into the buffers that it concerns. */
export class LiveReceiver implements Receiver {
  readonly #network: LiveNetwork
  readonly #hearing: Pick<Hearing, 'isRecorded'>
  readonly #metadata: Pick<BufferMetadata, 'bringBack'>

  constructor(network: LiveNetwork, hearing: Pick<Hearing, 'isRecorded'>, metadata: Pick<BufferMetadata, 'bringBack'>) {
    this.#network = network
    this.#hearing = hearing
    this.#metadata = metadata
  }

  get state(): SessionState {
    return this.#network.state
  }

  get buffers(): NetworkBuffers {
    return this.#network.buffers
  }

  get presence(): Presence {
    return this.#network.presence
  }

  get ctcp(): CtcpAnswers {
    return this.#network.ctcp
  }

  place(buffer: Buffer, event: Provenance): void {
    const { message, time, account, msgid } = event
    const id = liveId(message, time, msgid, (taken) => buffer.timeline.has(taken))
    const line = lineOfMessage(message, { id, time, account }, this.#network.readerFor(buffer))
    // What people say is shown in any case; of the rest, only what is in the record belongs to the conversation.
    if (line === undefined || !(isSpoken(line) || this.#hearing.isRecorded(message))) return
    this.#ensureMarker(buffer, time)
    this.presence.watch(buffer)
    buffer.live(line)
    if (line.attention !== undefined) this.#metadata.bringBack(buffer)
    this.#network.came([line])
    buffer.typists.stopped(fold(line.sender, this.buffers.casemapping))
  }

  conversationsWith({ from, to, message }: EventOf<'nickname-changed'>): readonly Buffer[] {
    if (!hasRecord(this.state)) return conversationsWith(from, to, this.buffers)
    const names = message.tags.get(conversationsTag)?.split(',') ?? []
    return names.flatMap((name) => this.buffers.get(name) ?? [])
  }

  learn(target: string, fact: Fact): void {
    this.buffers.get(target)?.learn([fact])
  }

  refused(event: EventOf<'message-refused'>): void {
    const { refused, text, code, time } = event
    const { status, target } = splitStatusTarget(this.state.isupport, event.target)
    const buffer = this.buffers.get(target)
    // Many networks name the channel alone, whomever of it the line was for.
    const meant = (said: Line): boolean => status === '' || said.status === status
    const line =
      refused ?? buffer?.timeline.confirmed.findLast((said) => meant(said) && isUnconfirmedSaying(said, time))?.id
    if (buffer !== undefined && line !== undefined) buffer.learn([{ kind: 'refusal', line, text, code }])
    else this.note(buffer ?? this.buffers.server(), text, event)
  }

  note(buffer: Buffer, text: string, event: Provenance): void {
    const { message, time } = event
    const id = liveId(message, time, undefined, (taken) => buffer.timeline.has(taken))
    buffer.note(noteLine(id, time, nameOf(message.source), text))
  }

  refresh(channel: string): void {
    refreshChannel(this.buffers.get(channel), this.state)
  }

  refreshAll(): void {
    for (const buffer of this.buffers.all()) refreshChannel(buffer, this.state)
  }

  #ensureMarker(buffer: Buffer, time: number): void {
    if (buffer.readUpTo !== undefined) return
    if (hasReadMarkers(this.state)) this.#network.markers.ask(buffer)
    else buffer.markRead(time - 1)
  }
}
