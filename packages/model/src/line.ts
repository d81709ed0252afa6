/** One line of a timeline. Never changed in place: a line that changes is another object with the same id. */
export interface Line {
  /** The msgid; for what is not confirmed yet, the outbox id. Unique in a timeline. */
  readonly id: string
  /** Milliseconds since 1970. */
  readonly time: number
  readonly kind: LineKind
  /** The nickname, or the server's name. */
  readonly sender: string
  /**
   * What was said (with its formatting codes); the reason of a part, quit or kick; the new topic or nickname; the modes with
   * their parameters. Empty where there is none.
   */
  readonly text: string
  readonly own: boolean
  readonly mention: boolean
  readonly delivery: Delivery
  /** Whom it was done to: who was kicked, or invited. */
  readonly subject?: string
  /** What it asks of a person who was away; decided when it was read. Without it, nothing. */
  readonly attention?: 'unread' | 'mention'
  /** `username@hostname` of the sender, where the line told it. */
  readonly address?: string
  /** The sender's services account, where the line told it. */
  readonly account?: string
  /** It was said only to those in the channel with at least this rank (the STATUSMSG prefix): `@`, its operators. */
  readonly status?: string
  /** The id of the line that it answers. */
  readonly replyTo?: string
  /** What people reacted with, each reaction once; never empty. */
  readonly reactions?: readonly Reaction[]
  /** It was taken back: its text is gone. */
  readonly redacted?: Redaction
  /** It was shown and could not be written down: it is in no history. Source: docs/extensions/not-recorded.md */
  readonly notRecorded?: true
  /** What an own line was called while it was pending, so that a screen can keep its row. */
  readonly outboxId?: string
}

/** One reaction to a line. */
export interface Reaction {
  /** Any text; most of the time one emoji. */
  readonly text: string
  /** Nicknames, the first one first. */
  readonly senders: readonly string[]
  /** Whether we are among them. */
  readonly own: boolean
}

/** By whom a line was taken back, and why. */
export interface Redaction {
  readonly by: string
  /** Perhaps empty. */
  readonly reason: string
}

/** What a line tells. `server` is everything that belongs to the network itself: numerics, errors, notes. */
export type LineKind =
  | 'privmsg'
  | 'notice'
  | 'action'
  | 'join'
  | 'part'
  | 'quit'
  | 'kick'
  | 'nick'
  | 'mode'
  | 'topic'
  | 'invite'
  | 'server'

/** What became of an own message; `confirmed` for all that others said. */
export type Delivery =
  | { readonly kind: 'confirmed' }
  /** Written down here; sent as soon as there is a way (`sending`: it is on its way now). */
  | { readonly kind: 'pending'; readonly sending?: true }
  /** The network said no (`code`, where it told one), or there is none: a person may send it again. */
  | { readonly kind: 'failed'; readonly text: string; readonly code?: string }
  /** It left, and nobody knows whether it arrived: only a person sends it again. */
  | { readonly kind: 'uncertain' }
