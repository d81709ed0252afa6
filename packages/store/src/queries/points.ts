import type { MessageId } from '../ids.ts'

/** A place between messages in the order of a timeline. */
export interface Point {
  readonly time: number
  readonly id: MessageId
}

/** A whole number of milliseconds that every engine can compare with. */
export function wholeTime(time: number, round: (time: number) => number = Math.floor): number {
  return Math.min(Number.MAX_SAFE_INTEGER, Math.max(-1, round(time) || 0))
}

/** A point before every message of this millisecond. */
export function startOf(time: number): Point {
  return { time: wholeTime(time, Math.ceil), id: 0 }
}

/** A point after every message of this millisecond. */
export function endOf(time: number): Point {
  return { time: wholeTime(time), id: Number.MAX_SAFE_INTEGER }
}
