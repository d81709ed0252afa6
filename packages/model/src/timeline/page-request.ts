import type { Line } from '../line.ts'

/** What a page of history was asked for; its bounds are lines of this timeline, and exclusive. */
export type PageRequest =
  | { readonly kind: 'latest' }
  | { readonly kind: 'before'; readonly line: string }
  | { readonly kind: 'after'; readonly line: string }
  /** Counted backwards from `newer`, or, from the older side, forwards from `older`. */
  | { readonly kind: 'between'; readonly older: string; readonly newer: string; readonly side?: GapSide }
  | { readonly kind: 'around'; readonly msgid?: string; readonly time: number }

/** The side from which a gap is filled. */
export type GapSide = 'older' | 'newer'

/** What was missed in one buffer. Source: docs/extensions/resume.md */
export interface Missed {
  readonly lines: readonly Line[]
  /** How many were missed in all; more than `lines` where there is a gap. */
  readonly count: number
  /** Whether it begins where this screen had come to, and not anywhere. */
  readonly fromCursor: boolean
  /** Times of the first and last line that went into the past of this buffer meanwhile, both inclusive. */
  readonly filled: readonly [from: number, to: number] | undefined
}

/** The lines that a request names, oldest first. */
export function boundsOf(request: PageRequest): readonly string[] {
  switch (request.kind) {
    case 'before':
    case 'after':
      return [request.line]
    case 'between':
      return [request.older, request.newer]
    default:
      return []
  }
}
