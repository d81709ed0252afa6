/** What a session is to be; plain data, so it is in the snapshot. */
export interface SessionConfig {
  /** The wanted nickname; fallbacks are tried when it is taken, and it is regained when it is free. */
  readonly nickname: string
  /** Tried in order when the wanted one is taken; then the wanted one with `_` and digits appended. */
  readonly alternativeNicknames?: readonly string[]
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
}

/** What must not be written down: given beside the config, and again on restoring. */
export interface SessionSecrets {
  /** PASS. */
  readonly serverPassword?: string
  /** Tried in this order; the next one only where the server does not offer one, or after 908. */
  readonly mechanisms?: readonly SaslMechanism[]
}

/**
 * A SASL mechanism as a value, so that a bundle holds only those that it uses.
 * Source: https://ircv3.net/specs/extensions/sasl-3.1
 */
export interface SaslMechanism {
  /** As registered: `PLAIN`, `SCRAM-SHA-256`. */
  readonly name: string
  /** Begins an attempt. `nonce` is fresh randomness from the transport. */
  start(nonce: string): SaslExchange
}

/** One attempt at logging in. Plain data may be kept in closures: an attempt does not outlive its connection. */
export interface SaslExchange {
  /** What to answer to a (decoded, reassembled) challenge; the first challenge is empty. */
  respond(challenge: Uint8Array): SaslStep
  /** The result of the work that `respond` asked for. */
  derived?(result: Uint8Array): SaslStep
}

export type SaslStep =
  | { readonly kind: 'respond'; readonly data: Uint8Array }
  | { readonly kind: 'derive'; readonly work: import('./session.ts').DeriveWork }
  /** The server did not prove itself, or asked for what is too weak: `AUTHENTICATE *`. */
  | { readonly kind: 'abort'; readonly text: string }

