import type { MessageId } from './ids.ts'

/** A point in the record of one network: the last (time, id) of its timeline, and how many late fills it has seen. */
export interface CursorPoint {
  readonly time: number
  readonly id: MessageId
  readonly fills: number
}

const cursorPattern = /^(?<time>\d{1,15})\.(?<id>\d{1,15})\.(?<fills>\d{1,15})$/

/** The text of a cursor, as docs/extensions/resume.md describes it. */
export function formatCursor(point: CursorPoint): string {
  return `${point.time}.${point.id}.${point.fills}`
}

/** Undefined where the text is not a cursor of ours. */
export function parseCursor(text: string): CursorPoint | undefined {
  const groups = cursorPattern.exec(text)?.groups
  if (groups === undefined) return undefined
  return { time: Number(groups['time']), id: Number(groups['id']), fills: Number(groups['fills']) }
}

/**
 * The cursor that a line of {@link Since} carries: where this message stands, with the late fills that the answer's own
 * `cursor` has seen.
 */
export function cursorAt(message: { readonly time: number; readonly id: MessageId }, answer: string): string {
  return formatCursor({ time: message.time, id: message.id, fills: parseCursor(answer)?.fills ?? 0 })
}
