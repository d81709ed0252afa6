import type { Line } from './line.ts'

/** A window over the history of one buffer, anchored at msgids and open at both ends. */
export interface Timeline {
  /** Oldest first, by (time, order of arrival). */
  readonly lines: readonly Line[]
  readonly older: EdgeState
  readonly newer: EdgeState
  /** Holes inside the window, each before the line that it names. */
  readonly gaps: readonly Gap[]
  /** The read position when the buffer was opened: the unread line stands before the first later line. */
  readonly readUpTo: number
}

/** What lies beyond an end of the window. */
export type EdgeState = 'unknown' | 'loading' | 'end'

/** Lines are missing between these two. */
export interface Gap {
  readonly afterLine: string
  readonly beforeLine: string
  readonly loading: boolean
}

/** Of a buffer that is not there (any more). */
export const noTimeline: Timeline = { lines: [], older: 'end', newer: 'end', gaps: [], readUpTo: 0 }
