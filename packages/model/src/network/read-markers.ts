import { markRead, type MessageInit, type SessionState } from '@longwire/irc'
import type { Buffer } from '../buffers/buffer.ts'
import type { Line } from '../line.ts'

/** What the read positions of one network need of it. */
export interface ReadMarkerNetwork {
  /** Whether positions can be told and asked for now. */
  readonly ready: boolean
  readonly state: SessionState
  send(message: MessageInit): void
}

/**
 * Read positions, shared with all screens. They only go forward, and name times of lines that are known (pitfall 38).
 * Source: https://ircv3.net/specs/extensions/read-marker
 */
export class ReadMarkers {
  readonly #network: ReadMarkerNetwork
  /** Positions that went forward here and were not told yet. */
  readonly #untold = new Set<Buffer>()
  /** What the other side was told on this connection. */
  readonly #sent = new Map<Buffer, number>()
  readonly #asked = new Set<Buffer>()
  #scheduled = false

  constructor(network: ReadMarkerNetwork) {
    this.#network = network
  }

  /** A person has read up to this time (milliseconds since 1970). */
  markRead(buffer: Buffer, time: number): void {
    const line = buffer.timeline.confirmed.findLast((known) => known.time <= time && isRecorded(known, buffer))
    if (line !== undefined && buffer.markRead(line.time)) this.#tellLater(buffer)
  }

  /** The other side told a position (milliseconds since 1970; 0: nothing was read). */
  told(buffer: Buffer, time: number): void {
    this.#asked.delete(buffer)
    const { readUpTo } = buffer
    if (readUpTo === undefined || readUpTo <= time) buffer.markRead(time)
    // Told once is enough: what only this screen has, such as a line that could not be recorded, the other side takes never.
    else if (readUpTo > (this.#sent.get(buffer) ?? 0)) this.#tellLater(buffer)
  }

  /** The position of a conversation with a person is told to nobody who does not ask. */
  ask(buffer: Buffer): void {
    if (buffer.readUpTo !== undefined || this.#asked.has(buffer) || !this.#network.ready) return
    this.#asked.add(buffer)
    this.#network.send(markRead(this.#network.state, buffer.name))
  }

  /** The connection is gone: nobody knows whether what was told last has arrived. */
  offline(): void {
    this.#asked.clear()
    this.#sent.clear()
  }

  /** The connection is there again: what was read meanwhile is told. */
  online(): void {
    this.#tell()
  }

  #tellLater(buffer: Buffer): void {
    this.#untold.add(buffer)
    if (this.#scheduled) return
    this.#scheduled = true
    void Promise.resolve().then(() => {
      this.#scheduled = false
      this.#tell()
    })
  }

  #tell(): void {
    if (!this.#network.ready) return
    for (const buffer of this.#untold) {
      const { name, readUpTo } = buffer
      if (readUpTo === undefined || readUpTo === 0) continue
      this.#sent.set(buffer, readUpTo)
      this.#network.send(markRead(this.#network.state, name, readUpTo))
    }
    this.#untold.clear()
  }
}

/** Whether other screens can know of it. A note has the time of this screen's clock, which may be ahead. */
function isRecorded({ kind, notRecorded }: Line, buffer: Buffer): boolean {
  return notRecorded !== true && (kind !== 'server' || buffer.kind === 'server')
}
