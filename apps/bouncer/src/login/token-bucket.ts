/** A bucket of tokens by key, refilled over time; holds at most `maxKeys` keys and forgets the oldest first. */
export class TokenBuckets {
  readonly #size: number
  readonly #refillMs: number
  readonly #maxKeys: number
  readonly #buckets = new Map<string, { tokens: number; at: number }>()

  /** `size` tokens at most, and one more each `refillMs` milliseconds. */
  constructor(size: number, refillMs: number, maxKeys = 10_000) {
    this.#size = size
    this.#refillMs = refillMs
    this.#maxKeys = maxKeys
  }

  /** Milliseconds until a token can be taken; 0 where there is one. */
  wait(key: string, now: number): number {
    const bucket = this.#filled(key, now)
    return bucket.tokens >= 1 ? 0 : Math.ceil((1 - bucket.tokens) * this.#refillMs)
  }

  take(key: string, now: number): void {
    const bucket = this.#filled(key, now)
    bucket.tokens = Math.max(0, bucket.tokens - 1)
  }

  /** Undoes one `take`: what was tried proved to be right. */
  giveBack(key: string, now: number): void {
    const bucket = this.#filled(key, now)
    bucket.tokens = Math.min(this.#size, bucket.tokens + 1)
  }

  #filled(key: string, now: number): { tokens: number; at: number } {
    const known = this.#buckets.get(key)
    const bucket = known ?? { tokens: this.#size, at: now }
    // A clock that was set back must not take tokens away.
    const elapsed = Math.max(0, now - bucket.at)
    bucket.tokens = Math.min(this.#size, bucket.tokens + elapsed / this.#refillMs)
    bucket.at = now
    if (known === undefined) this.#remember(key, bucket)
    return bucket
  }

  #remember(key: string, bucket: { tokens: number; at: number }): void {
    if (this.#buckets.size >= this.#maxKeys) {
      const [oldest] = this.#buckets.keys()
      if (oldest !== undefined) this.#buckets.delete(oldest)
    }
    this.#buckets.set(key, bucket)
  }
}
