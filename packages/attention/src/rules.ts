/** What a person set: which lines call for them, and whom they do not want to hear. Plain data. */
export interface AttentionRules {
  readonly highlights: readonly HighlightRule[]
  readonly ignores: readonly IgnoreRule[]
  /** By folded buffer name within a network; what is not named has the default of its kind. */
  readonly buffers: ReadonlyMap<string, BufferRules>
}

export type NotifyLevel = 'all' | 'mentions' | 'none'

export interface BufferRules {
  readonly notify?: NotifyLevel
  /** Muted until this time (milliseconds since 1970); Infinity for ever. */
  readonly mutedUntil?: number
}

export interface HighlightRule {
  readonly kind: 'word' | 'regex'
  readonly pattern: string
  /** Only in these folded channels, where given. */
  readonly channels?: readonly string[]
  /** An exception: what it matches is not a mention. */
  readonly except?: boolean
}

export type IgnoreLevel = 'messages' | 'notices' | 'actions' | 'private' | 'ctcp' | 'invites' | 'joins' | 'all'

export interface IgnoreRule {
  /** `nick!user@host` with `*` and `?`. */
  readonly mask: string
  readonly channels?: readonly string[]
  readonly levels: readonly IgnoreLevel[]
  /** Milliseconds since 1970; exclusive. */
  readonly until?: number
}
