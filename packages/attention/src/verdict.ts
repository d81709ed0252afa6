/** What one message means for the person; decided once, when it is appended. */
export interface Verdict {
  /** 0 none, 1 unread, 2 mention. */
  readonly attention: 0 | 1 | 2
  /** Kept, but not shown, as long as the rule stands. */
  readonly ignored: boolean
  /** Whether a notification may be sent for it. */
  readonly notify: boolean
}
