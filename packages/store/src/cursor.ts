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
 * Makes the cursors that the lines of an answer carry: where each message stands, with the late fills that the answer's own
 * `cursor` ({@link Since}) has seen.
 */
export function cursorsOf(answer: string): (message: { readonly time: number; readonly id: MessageId }) => string {
  const fills = parseCursor(answer)?.fills ?? 0
  return ({ time, id }) => formatCursor({ time, id, fills })
}
