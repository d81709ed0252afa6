/** Work too slow for the loop that feeds the session. The driver runs it elsewhere (WebCrypto, a thread). */
export type DeriveWork = {
  readonly kind: 'pbkdf2'
  readonly hash: 'SHA-256' | 'SHA-512'
  readonly password: Uint8Array
  readonly salt: Uint8Array
  /** 4,096 to 1,000,000: less protects nobody, more would keep us busy for long. */
  readonly iterations: number
}
