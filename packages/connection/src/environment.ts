/** What the connection needs of the world; the tests and the simulation give their own. */
export interface Environment {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls back once, not before `at`; the returned function clears it. */
  schedule(at: number, callback: () => void): () => void
  /** Calls back in a later turn of the event loop, after whatever else was ready had its turn. */
  nextTurn(callback: () => void): void
  /** Uniform in [0, 1): jitter, never secrets. */
  random(): number
  /** This many cryptographically random bytes. */
  randomBytes(count: number): Uint8Array
}
