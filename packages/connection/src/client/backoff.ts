import type { BackoffOptions } from '../client.ts'

/** Grows for ever: between `first` and twice that, doubling up to `longest`. */
export class Backoff {
  readonly #first: number
  readonly #longest: number
  readonly #random: () => number
  #attempts = 0

  constructor({ first = 1_000, longest = 300_000 }: BackoffOptions, random: () => number) {
    this.#first = first
    this.#longest = longest
    this.#random = random
  }

  /** Failures since the last `reset`. */
  get attempts(): number {
    return this.#attempts
  }

  /** Milliseconds until the next attempt; each call waits longer than the last. */
  next(): number {
    const base = Math.min(this.#first * 2 ** Math.min(this.#attempts, 40), this.#longest / 2)
    this.#attempts++
    return Math.round(base * (1 + this.#random()))
  }

  reset(): void {
    this.#attempts = 0
  }
}
