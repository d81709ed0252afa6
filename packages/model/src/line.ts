/** One line of a timeline. */
export interface Line {
  /** The msgid; for what is not confirmed yet, the outbox id. Unique in a timeline. */
  readonly id: string
  /** Milliseconds since 1970. */
  readonly time: number
  readonly kind: LineKind
  /** The nickname, or the server's name. */
  readonly sender: string
  readonly text: string
  readonly own: boolean
  readonly mention: boolean
  readonly delivery: Delivery
}

export type LineKind = 'privmsg' | 'notice' | 'action' | 'join' | 'part' | 'quit' | 'kick' | 'nick' | 'mode' | 'topic' | 'server'

/** What became of an own message; `confirmed` for all that others said. */
export type Delivery =
  | { readonly kind: 'confirmed' }
  /** Written down here; sent as soon as there is a way. */
  | { readonly kind: 'pending' }
  /** The network said no, or there is none: a person may send it again. */
  | { readonly kind: 'failed'; readonly text: string }
  /** It left, and nobody knows whether it arrived: only a person sends it again. */
  | { readonly kind: 'uncertain' }
