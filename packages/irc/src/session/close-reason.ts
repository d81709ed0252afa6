/** Why a session ended, or shall end. Codes are listed in docs/errors.md. */
export interface CloseReason {
  readonly code: CloseCode
  /** Fit for a person; may hold text from the server. */
  readonly text: string
  /** Whether connecting again may help without a person's doing. */
  readonly retry: boolean
}

/** Why a session ended, for programs. */
export type CloseCode =
  | 'quit' // the user's own
  | 'transport-closed' // by the other side, or by the network; the connection's error tells more
  | 'server-error' // ERROR
  | 'banned' // 465, K-line
  | 'throttled' // too many connections, or too many in a short time
  | 'nickname-refused' // the wanted one, and what is like it
  | 'login-refused' // SASL was asked for and failed
  | 'login-unavailable' // SASL was asked for and the server offers none of the mechanisms
  | 'login-required' // an ERROR that says so
  | 'password-refused' // 464, or an ERROR that says so
  | 'registration-timeout'
  | 'keepalive-timeout'
  | 'sts-upgrade'
  | 'protocol' // the peer does not speak IRC
