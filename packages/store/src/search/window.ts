import type { Bounds } from './search-bounds.ts'

/** Ids that the first window spans: about three months. Each window costs a look into every segment of an index. */
const FIRST_WINDOW = 2 ** 26
/** A window is made so large that it takes about so many milliseconds; it is how long a cancelled search goes on. */
const WINDOW_TIME = 20
const MOST_GROWTH = 16
const MOST_SHRINKING = 4

/** The stretches of ids that a search looks through, newest first. */
export class Windows {
  #span = FIRST_WINDOW
  #high: number
  readonly #low: number

  constructor({ low, high }: Bounds) {
    this.#low = low
    this.#high = high
  }

  /** Undefined where nothing is left. */
  get current(): Bounds | undefined {
    if (this.#high < this.#low) return undefined
    return { low: Math.max(this.#low, this.#high - this.#span + 1), high: this.#high }
  }

  /** Goes to the next window, given how long the current one took. */
  next(milliseconds: number): void {
    this.#high -= this.#span
    const change = WINDOW_TIME / Math.max(milliseconds, WINDOW_TIME / MOST_GROWTH)
    this.#span = Math.ceil(this.#span * Math.max(change, 1 / MOST_SHRINKING))
  }
}
