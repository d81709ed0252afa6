/** What is judged. The kinds are those of the history, and `ctcp`: a request or reply other than an action. */
export type AttentionKind =
  | 'privmsg'
  | 'notice'
  | 'action'
  | 'ctcp'
  | 'join'
  | 'part'
  | 'quit'
  | 'kick'
  | 'nick'
  | 'mode'
  | 'topic'
  | 'invite'
  | 'netsplit'
  | 'netjoin'
  | 'away'
  | 'server'
  | 'tagmsg'

/**
 * - `live`: just said
 * - `filled`: said while nobody listened, and fetched now for the first time: it is counted, and notifies nobody
 * - `replayed`: known before, or a playback: it is nothing new
 */
export type Arrival = 'live' | 'filled' | 'replayed'

export interface AttentionMessage {
  readonly kind: AttentionKind
  /** The source as on the wire: `nickname!username@hostname`, or a server's name. */
  readonly sender: string
  /** As on the wire, formatting codes and all. */
  readonly text: string
  /** Said by the person themself, on whatever screen. */
  readonly own: boolean
  readonly arrival: Arrival
  /** Whom a kick removed or an invitation invites: a nickname. */
  readonly subject?: string
  /** Whether it replies to a message of the person's own (the `+reply` tag). */
  readonly answersOwn?: boolean
}

/** A channel, a conversation with one person, or the network's own messages. */
export type AttentionBufferKind = 'channel' | 'query' | 'server'

export interface AttentionBuffer {
  readonly kind: AttentionBufferKind
  /** The buffer's folded name. */
  readonly folded: string
}

/** Where and when a message is judged. */
export interface AttentionContext {
  readonly buffer: AttentionBuffer
  /** Milliseconds since 1970. */
  readonly now: number
  /** What the person's clock is ahead of UTC now, in minutes: 120 for Helsinki in winter, -300 for New York. */
  readonly utcOffset: number
}
