import type { Source } from '@longwire/irc'

/** Just said; said while nobody listened, and fetched now; or nothing new. */
export type Arrival = 'live' | 'filled' | 'replayed'

/** Where a line stands in a batch that is passed on, by our reference. */
export interface Framed {
  readonly reference: string
  readonly part: 'start' | 'line' | 'end'
}

/** Where and when something came from. */
export interface Origin {
  readonly source: Source | undefined
  /** Milliseconds since 1970. */
  readonly time: number
  readonly msgid: string | undefined
  readonly account: string | undefined
  /** Default `live`. */
  readonly arrival?: Arrival
  /** Where it stands in a netsplit. */
  readonly framed?: Framed | undefined
}
