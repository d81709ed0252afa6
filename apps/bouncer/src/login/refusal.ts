/** Why a login, a setup or another request of a person was refused. Each code has a paragraph in docs/errors.md. */
export const refusalCodes = [
  'bad-request',
  'bad-origin',
  'not-found',
  'not-logged-in',
  'wrong-login',
  'account-disabled',
  'too-many-tries',
  'busy',
  'setup-done',
  'bad-setup-token',
  'bad-name',
  'bad-password',
  'name-taken',
  'bad-fingerprint',
  'certificate-taken',
  'too-many-logins',
  'passkeys-unavailable',
  'bad-passkey',
  'passkey-taken',
  'last-passkey',
  'bad-invite',
  'bad-login-link',
  'too-many-users',
  'last-admin',
  'not-allowed',
  'too-many-sockets',
  'unavailable',
  'failed',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

/** The request cannot be granted; `userText` is fit for a person. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly userText: string
  /** Seconds after which it may be tried again, where that is known. */
  readonly retryAfter: number | undefined

  constructor(code: RefusalCode, userText: string, init: { retryAfter?: number; cause?: unknown } = {}) {
    super(`${code}: ${userText}`, init.cause === undefined ? undefined : { cause: init.cause })
    this.code = code
    this.userText = userText
    this.retryAfter = init.retryAfter
  }
}
