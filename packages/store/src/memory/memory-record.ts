import { type CursorPoint, formatCursor, parseCursor } from '../cursor.ts'
import type { Appended, MissedBuffer, Since, SinceQuery } from '../history.ts'
import type { BufferId, MessageId } from '../ids.ts'
import { LIVE_SLACK, clampTime, slotOf } from '../message-ids.ts'
import type { NewMessage } from '../message.ts'
import { limitAt, MAX_COUNTED } from '../queries/since.ts'
import { type MemoryTimeline, isBefore } from './memory-timeline.ts'

/** One buffer as the record sees it. */
export interface RecordedBuffer {
  readonly id: BufferId
  readonly name: string
  readonly timeline: MemoryTimeline
}

interface Fill {
  readonly number: number
  readonly buffer: BufferId
  readonly time: number
}

/** Gives messages of one person their ids. */
export class MemoryIds {
  readonly #taken = new Set<MessageId>()
  #lastId = 0
  #lastTime = 0

  /** The id and time of a new message; see src/message-ids.ts. */
  place(time: number, now: number): { id: MessageId; time: number } {
    const kept = clampTime(time, now, this.#lastTime)
    let id = Math.max(this.#lastId + 1, slotOf(kept))
    if (kept < this.#lastTime - LIVE_SLACK) for (id = slotOf(kept); this.#taken.has(id); ) id += 1
    this.#taken.add(id)
    this.#lastId = Math.max(this.#lastId, id)
    this.#lastTime = Math.max(this.#lastTime, kept)
    return { id, time: kept }
  }
}

/** The record of one network: where it ends, and what went in before its end. */
export class MemoryRecord {
  #end: CursorPoint = { time: 0, id: 0, fills: 0 }
  readonly #fills: Fill[] = []

  /** Where the record stands now. */
  get cursor(): string {
    return formatCursor(this.#end)
  }

  /** Keeps one message of a call; {@link endCall} follows after the call's last. */
  append(message: NewMessage, timeline: MemoryTimeline, place: () => { id: MessageId; time: number }): Appended {
    const same = timeline.byMsgid(message.msgid)
    if (same !== undefined) return { id: same.id, time: same.time, fresh: false, cursor: this.cursor }
    const { id, time } = place()
    timeline.insert({ ...message, id, time })
    if (isBefore(this.#end, { time, id })) this.#end = { time, id, fills: this.#end.fills }
    else this.#fills.push({ number: this.#end.fills + 1, buffer: message.buffer, time })
    return { id, time, fresh: true, cursor: this.cursor }
  }

  /** Only from here on do cursors say that the late fills of the call were seen: a screen can stop at any of its lines. */
  endCall(): void {
    const last = this.#fills.at(-1)
    if (last !== undefined) this.#end = { ...this.#end, fills: last.number }
  }

  /** See `History.since`. */
  since(query: SinceQuery, buffers: readonly RecordedBuffer[]): Since {
    const parsed = query.cursor === undefined ? undefined : parseCursor(query.cursor)
    const cursor = parsed !== undefined && this.#holds(parsed) ? parsed : undefined
    const missed = buffers.flatMap((buffer) => {
      const messages = buffer.timeline.between(cursor, undefined, query.events)
      const filled = cursor === undefined ? undefined : this.#filledIn(buffer.id, cursor)
      return messages.length === 0 && filled === undefined ? [] : [{ buffer, messages, filled }]
    })
    missed.sort((a, b) => (b.messages.at(-1)?.time ?? 0) - (a.messages.at(-1)?.time ?? 0) || a.buffer.id - b.buffer.id)
    return {
      buffers: missed.map(({ buffer, messages, filled }, index): MissedBuffer => {
        const limit = limitAt(query, index)
        const shown = limit === 0 ? [] : messages.slice(-limit)
        const count = Math.min(MAX_COUNTED, messages.length)
        return { buffer: buffer.id, name: buffer.name, missed: count, messages: shown, filled }
      }),
      cursor: formatCursor(this.#end),
      understood: query.cursor === undefined || cursor !== undefined,
    }
  }

  #holds(cursor: CursorPoint): boolean {
    return cursor.fills <= this.#end.fills && !isBefore(this.#end, cursor)
  }

  #filledIn(buffer: BufferId, cursor: CursorPoint): MissedBuffer['filled'] {
    const times = this.#fills
      .filter((fill) => fill.buffer === buffer && fill.number > cursor.fills && fill.time <= cursor.time)
      .map((fill) => fill.time)
      .toSorted((a, b) => a - b)
    const from = times[0]
    return from === undefined ? undefined : [from, times.at(-1) ?? from]
  }
}
