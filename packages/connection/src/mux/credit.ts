import { muxLimits } from './limits.ts'

/** What we may still send on a stream. */
export class SendCredit {
  #bytes: number = muxLimits.startCredit

  /** Takes what a line costs; false (and nothing taken) when there is not enough. */
  spend(bytes: number): boolean {
    if (bytes > this.#bytes) return false
    this.#bytes -= bytes
    return true
  }

  /** False when the other side granted more than a stream may have. */
  add(bytes: number): boolean {
    this.#bytes += bytes
    return this.#bytes <= muxLimits.mostCredit
  }
}

/** What the other side may still send on a stream, and what we owe it. */
export class ReceiveCredit {
  #left: number = muxLimits.startCredit
  #used = 0

  /** False when the line was beyond the credit. */
  receive(bytes: number): boolean {
    this.#left -= bytes
    return this.#left >= 0
  }

  /**
   * Counts what was shown or passed on. Returns how much to grant now: nothing while it is little, so that not every line costs
   * a frame in the other direction.
   */
  use(bytes: number): number {
    this.#used += bytes
    if (this.#used < muxLimits.startCredit / 4) return 0
    const grant = this.#used
    this.#used = 0
    this.#left += grant
    return grant
  }
}

const utf8 = new TextEncoder()

/** The length of a string in UTF-8, in bytes; a lone surrogate counts as U+FFFD. */
export function utf8Length(text: string): number {
  // Nearly every line is of ASCII alone, and to look for what is not takes a third of counting.
  return /[^\0-\x7f]/.test(text) ? utf8.encode(text).length : text.length
}
