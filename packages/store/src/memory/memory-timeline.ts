import type { Position } from '../history.ts'
import type { StoredMessage } from '../message.ts'
import { isTalk } from '../queries/message-rows.ts'
import { type Point, endOf, startOf } from '../queries/points.ts'

/** Whether `a` stands before `b` in the order of a timeline. */
export function isBefore(a: Point, b: Point): boolean {
  return a.time < b.time || (a.time === b.time && a.id < b.id)
}

/** The messages of one buffer in the order of its timeline. */
export class MemoryTimeline {
  readonly #messages: StoredMessage[] = []
  readonly #byMsgid = new Map<string, StoredMessage>()
  readonly #byOutboxId = new Map<string, StoredMessage>()

  get all(): readonly StoredMessage[] {
    return this.#messages
  }

  byMsgid(msgid: string): StoredMessage | undefined {
    return this.#byMsgid.get(msgid)
  }

  byOutboxId(outboxId: string): StoredMessage | undefined {
    return this.#byOutboxId.get(outboxId)
  }

  insert(message: StoredMessage): void {
    this.#byMsgid.set(message.msgid, message)
    const outboxId = message.details?.outboxId
    if (outboxId !== undefined && !this.#byOutboxId.has(outboxId)) this.#byOutboxId.set(outboxId, message)
    let index = this.#messages.length
    for (; index > 0; index -= 1) {
      const previous = this.#messages[index - 1]
      if (previous === undefined || isBefore(previous, message)) break
    }
    this.#messages.splice(index, 0, message)
  }

  remove(message: StoredMessage): void {
    this.#messages.splice(this.#messages.indexOf(message), 1)
    this.#byMsgid.delete(message.msgid)
    const outboxId = message.details?.outboxId
    if (outboxId !== undefined && this.#byOutboxId.get(outboxId) === message) this.#byOutboxId.delete(outboxId)
  }

  /** Where a position lies, before it and after it; undefined where its message is not here. */
  placeOf(at: Position): { start: Point; end: Point } | undefined {
    if (at.by === 'time') return { start: startOf(at.time), end: endOf(at.time) }
    const message =
      at.by === 'msgid' ? this.#byMsgid.get(at.msgid) : this.#messages.find((candidate) => candidate.id === at.id)
    return message === undefined ? undefined : { start: message, end: message }
  }

  /** The messages between two points, both exclusive, in order. */
  between(after: Point | undefined, before: Point | undefined, events: boolean): readonly StoredMessage[] {
    return this.#messages.filter(
      (message) =>
        (events || isTalk(message.kind)) &&
        (after === undefined || isBefore(after, message)) &&
        (before === undefined || isBefore(message, before)),
    )
  }
}
