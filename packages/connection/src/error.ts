/** All codes, in the order of docs/errors.md, where each has its paragraph. */
export const connectErrorCodes = [
  'name-not-found',
  'name-lookup-failed', // the resolver itself could not answer
  'refused',
  'unreachable',
  'timed-out',
  'reset',
  'bind-failed',
  'tls-untrusted', // self-signed, or an unknown issuer
  'tls-wrong-name',
  'tls-expired', // or not valid yet
  'tls-pin-mismatch',
  'tls-failed', // no common version, not TLS at all, a broken handshake
  'proxy-refused',
  'proxy-login',
  'proxy-failed',
  'websocket-refused',
  'not-irc', // the peer speaks HTTP, SSH or something else
  'registration-timeout',
  'keepalive-timeout',
  'closed-by-server', // with its ERROR text, where it gave one
  'banned',
  'throttled', // too many connections, or too many in a short time
  'nickname-refused',
  'login-refused',
  'login-unavailable',
  'login-required',
  'password-refused',
  'sts-refused', // a policy holds, and TLS cannot be had
  'queue-full',
  'not-open',
  'cancelled',
  'closed', // by ourselves
] as const

/** Why a connection could not be made or did not last. */
export type ConnectErrorCode = (typeof connectErrorCodes)[number]

/** The world failed. Match `code`, never the text. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError'
  readonly code: ConnectErrorCode
  /** Whether trying again without a person's doing may help. */
  readonly retry: boolean
  /** What happened and what to do, for a person. */
  readonly userText: string
  /** What a person needs to decide, e.g. the certificate that was not trusted. */
  readonly details: ConnectErrorDetails

  constructor(
    code: ConnectErrorCode,
    init: { retry: boolean; userText: string; details?: ConnectErrorDetails; cause?: unknown },
  ) {
    super(`${code}: ${init.userText}`, init.cause === undefined ? undefined : { cause: init.cause })
    this.code = code
    this.retry = init.retry
    this.userText = init.userText
    this.details = init.details ?? {}
  }
}

/** Facts about a failure; each is there where it is known. */
export interface ConnectErrorDetails {
  readonly host?: string
  readonly port?: number
  /** SHA-256 of the server's certificate, lower-case hex without colons. */
  readonly certificateFingerprint?: string
  /** The certificate's subject and issuer, as far as it names them. */
  readonly certificateSubject?: string
  /** The end of its validity, milliseconds since 1970. */
  readonly certificateExpires?: number
  /** The server's own words (ERROR, a proxy's answer), at most 512 characters. */
  readonly serverText?: string
}
