import type { MessageInit } from '../message/message.ts'
import type { SaslMechanism } from './config.ts'
import type { RequestId } from './ids.ts'

/** What a user may want of a session. Each ends with exactly one `request-settled` event that names its `request`. */
export type Intent = { readonly request: RequestId } & (
  | { readonly kind: 'join'; readonly channel: string; readonly key?: string }
  | { readonly kind: 'part'; readonly channel: string; readonly reason?: string }
  | SayIntent
  | { readonly kind: 'change-nickname'; readonly nickname: string }
  | { readonly kind: 'set-topic'; readonly channel: string; readonly topic: string }
  | { readonly kind: 'set-away'; readonly text: string | undefined }
  /** Any request whose answer is one reply family or one labeled response: WHOIS, LIST, MODE, CHATHISTORY and so on. */
  | { readonly kind: 'query'; readonly message: MessageInit }
  /** Sent as it is, and settled when sent: no answer is waited for. */
  | { readonly kind: 'raw'; readonly message: MessageInit }
  /**
   * Logs in after the registration, where `sasl` is enabled (`with` of the configuration); one login at a time. Settles with
   * RPL_LOGGEDIN, where it came, and RPL_SASLSUCCESS, or with what the server said in place of them.
   */
  | { readonly kind: 'log-in'; readonly mechanism: SaslMechanism }
  | { readonly kind: 'quit'; readonly reason?: string }
  /** Be told when these people come and go, by MONITOR or by asking every minute. Outlives a connection. */
  | { readonly kind: 'watch'; readonly nicknames: readonly string[] }
  | { readonly kind: 'unwatch'; readonly nicknames: readonly string[] }
  /** Tells that we type, at most every 3 s to one target; what comes sooner is left out. Settled at once. */
  | { readonly kind: 'notify-typing'; readonly target: string; readonly typing: 'active' | 'paused' | 'done' }
)

/**
 * Text to a target. One that is too long for a line is split; the request settles when the last part did.
 * With echo-message it settles with the echo, else when the line was handed to the transport.
 */
export interface SayIntent {
  readonly kind: 'say'
  readonly as: 'privmsg' | 'notice' | 'action'
  readonly target: string
  readonly text: string
  /** Client-only tags, such as `+reply` or `+longwire/id`; dropped where the server takes none. */
  readonly tags?: Readonly<Record<string, string>>
}

/** How a request ended. What the server refuses is a value, never an exception. */
export type Outcome =
  | {
      readonly kind: 'ok'
      readonly replies: readonly import('../message/message.ts').Message[]
      readonly msgid?: string
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Nothing came within 30 s. */
  | { readonly kind: 'unanswered' }
  /** The connection went away first; `sent` tells whether the line had been handed to the transport. */
  | { readonly kind: 'disconnected'; readonly sent: boolean }
  /** Not tried: the session is not registered, or the request cannot be made here. */
  | { readonly kind: 'unavailable'; readonly text: string }

/** What the server said in place of doing what was asked. */
export interface Refusal {
  /** The numeric's name (`ERR_BANNEDFROMCHAN`), or the code of a FAIL. */
  readonly code: string
  /** The server's description, for a person. */
  readonly text: string
  readonly params: readonly string[]
}
