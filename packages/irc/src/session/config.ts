import type { MessageInit } from '../message/message.ts'
import type { DeriveWork } from './derive-work.ts'

/** What a session is to be; plain data, so it is in the snapshot. */
export interface SessionConfig {
  /** The wanted nickname; fallbacks are tried when it is taken, and it is regained when it is free. */
  readonly nickname: string
  /** Tried in order when the wanted one is taken; then the wanted one with `_` and digits appended. */
  readonly alternativeNicknames?: readonly string[]
  /** Channels to be in from the first connection on, joined in as few lines as may be. */
  readonly channels?: readonly { readonly name: string; readonly key?: string }[]
  /**
   * Holds all joins back after each registration, until the first of these signs: so that nobody sees the host that a login
   * hides, and no channel refuses somebody who is about to log in. What is to be said for it is `beforeJoining` of the secrets.
   */
  readonly joinAfter?: {
    readonly signs: readonly JoinSign[]
    /** Milliseconds after which channels are joined all the same; default 10,000. */
    readonly timeLimit?: number
  }
  /** Default: the nickname. */
  readonly username?: string
  /** Default: the nickname. */
  readonly realname?: string
  /** Whether a login that was asked for and failed may go on without one. Default false. */
  readonly loginOptional?: boolean
  /** Answers to CTCP VERSION and SOURCE; nothing is answered where undefined. */
  readonly ctcp?: { readonly version?: string; readonly source?: string; readonly clientInfo?: boolean }
  /** Extensions (by name) that are not to be requested. */
  readonly without?: readonly string[]
  /** Extensions (by name) that are requested only where somebody asks for them: `no-implicit-names`, and `sasl` for logins later on. */
  readonly with?: readonly string[]
  /** Away from the beginning, with this text; `*` for a connection that no person looks at. */
  readonly away?: string
  /** The network of a bouncer to bind to (soju.im/bouncer-networks). */
  readonly bouncerNetwork?: string
}

/**
 * What joins may wait for: the server has hidden our host (396), we are logged in (900, or an account's notification), or
 * somebody sent us a notice that holds this text (QuakeNet's Q tells of a login so).
 */
export type JoinSign = 'host-hidden' | 'logged-in' | { readonly noticeFrom: string; readonly including: string }

/** What must not be written down: given beside the config, and again on restoring. */
export interface SessionSecrets {
  /** PASS. */
  readonly serverPassword?: string
  /**
   * Lines to send after each registration, before the first JOIN: `PRIVMSG Q@CServe.quakenet.org :AUTH name password`. They go
   * out as they are, and nothing is remembered of them. With what the server calls us then, for `MODE nickname +x`.
   */
  readonly beforeJoining?: (nickname: string) => readonly MessageInit[]
  /** Tried in this order; the next one only where the server does not offer one, or after 908. */
  readonly mechanisms?: readonly SaslMechanism[]
}

/**
 * A SASL mechanism as a value, so that a bundle holds only those that it uses. It holds the secrets; what an attempt
 * remembers between two steps is a {@link SaslState}, so that it can be written down.
 * Source: https://ircv3.net/specs/extensions/sasl-3.1
 */
export interface SaslMechanism {
  /** As registered: `PLAIN`, `SCRAM-SHA-256`. */
  readonly name: string
  /** Begins an attempt. `nonce` is fresh randomness from the transport: printable ASCII without commas. */
  start(nonce: string): SaslState
  /** What to answer to a (decoded, reassembled) challenge; the first challenge is empty. */
  respond(state: SaslState, challenge: Uint8Array): SaslStep
  /** The work that a `derive` step asks for; may be asked for again with the same state. */
  work?(state: SaslState): DeriveWork
  /** Goes on with its result. */
  derived?(state: SaslState, result: Uint8Array): SaslStep
  /** Where the server must prove itself too, whether it has: its word that all is well counts only then. */
  isProved?(state: SaslState): boolean
}

/** What one attempt remembers: plain data without secrets. */
export type SaslState = Readonly<Record<string, string | number>>

/** What an attempt does next. */
export type SaslStep =
  | { readonly kind: 'respond'; readonly data: Uint8Array; readonly state: SaslState }
  | { readonly kind: 'derive'; readonly state: SaslState }
  /** The server did not prove itself, or asked for what is too weak: `AUTHENTICATE *`. */
  | { readonly kind: 'abort'; readonly text: string }
