/**
 * What a client really got. What was sent may be lost with the connection, which may have been dead for minutes; a client that
 * cannot ask for history is therefore asked by PING behind what it was shown, one question at a time.
 */
export class Receipts {
  #open: { readonly token: string; readonly cursor: string } | undefined
  #seen: string | undefined
  #asked = 0

  /** A cursor of the record up to which the client has everything; undefined where that is not known yet. */
  get seenUpTo(): string | undefined {
    return this.#seen
  }

  /** It needs not be asked. */
  hasSeen(cursor: string): void {
    this.#seen = cursor
  }

  /** What to ask it after it was shown everything up to here; undefined while it owes an answer, and where it was asked that. */
  question(cursor: string): string | undefined {
    if (this.#open !== undefined || cursor === this.#seen) return undefined
    this.#asked++
    this.#open = { token: `shown-${this.#asked.toString(36)}`, cursor }
    return this.#open.token
  }

  /** It has answered something. Whether that says that it got more than was known. */
  answered(words: readonly string[]): boolean {
    if (this.#open === undefined || !words.includes(this.#open.token)) return false
    this.#seen = this.#open.cursor
    this.#open = undefined
    return true
  }
}
