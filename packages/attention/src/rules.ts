/** What a person set: which lines call for them, and whom they do not want to hear. Plain data, for one network. */
export interface AttentionRules {
  /** Whether the own nickname is a mention; it is where nothing is said. */
  readonly ownNickname?: boolean
  readonly highlights: readonly HighlightRule[]
  readonly ignores: readonly IgnoreRule[]
  /** By folded buffer name within a network; what is not named has the default of its kind. */
  readonly buffers: ReadonlyMap<string, BufferRules>
  /**
   * What holds in buffers where nothing was set: `all`, `none`, or `mentions`, which is that of each kind of buffer, as where
   * nothing is said here either.
   */
  readonly notifyDefault?: NotifyLevel
  /** Times of the day without notifications. What comes is counted as ever. */
  readonly quietHours?: readonly QuietHours[]
  /** No notifications until this time (milliseconds since 1970, exclusive); Infinity until it is taken back. */
  readonly quietUntil?: number
}

/** Which lines of a buffer may send a notification. They are counted whatever the level. */
export type NotifyLevel = 'all' | 'mentions' | 'none'

export interface BufferRules {
  readonly notify?: NotifyLevel
  /** Muted until this time (milliseconds since 1970, exclusive); Infinity for ever. */
  readonly mutedUntil?: number
}

export interface HighlightRule {
  /**
   * A `word` stands by itself in the text, in any case of its letters; it may be several words. A `regex` is of the subset
   * in docs/decisions/highlight-patterns.md.
   */
  readonly kind: 'word' | 'regex'
  readonly pattern: string
  /** Only in these folded channels, where given. */
  readonly channels?: readonly string[]
  /** An exception: what it matches is not a mention, and neither is anything inside that. */
  readonly except?: boolean
  /** Whether `IT` is another word than `it`. */
  readonly caseSensitive?: boolean
}

/**
 * What of a person is ignored:
 * - `messages`: what is said by PRIVMSG, and reactions
 * - `notices`, `actions`, `ctcp`, `invites`: these
 * - `private`: whatever is said in a conversation of two, by any of the above
 * - `joins`: coming and going: joins, parts, quits, changes of nickname, away
 * - `all`: all of these, and modes, topics and kicks; but never that one was kicked oneself
 */
export type IgnoreLevel = 'messages' | 'notices' | 'actions' | 'private' | 'ctcp' | 'invites' | 'joins' | 'all'

export interface IgnoreRule {
  /**
   * `nick!user@host` with `*` and `?`; one of the parts alone is completed (`ada` is `ada!*@*`). A server has no parts, only
   * its name. With `regex` it is a regular expression on that text.
   */
  readonly mask: string
  readonly regex?: boolean
  readonly channels?: readonly string[]
  readonly levels: readonly IgnoreLevel[]
  /** Milliseconds since 1970; exclusive. */
  readonly until?: number
}

/** A span of every day, by the person's clock: minutes since midnight, 0 to 1,439. */
export interface QuietHours {
  readonly from: number
  /** Exclusive. Below `from` the span ends on the next day; equal to it, it is the whole day. */
  readonly to: number
}
