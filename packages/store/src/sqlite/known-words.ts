const FIRST_SLOTS = 2 ** 12
const MOST_SLOTS = 2 ** 17
/** Slots are doubled when more than one in so many lookups pushed a word out. */
const PRESSURE = 16

/**
 * Words that were seen lately, as 64 bits of hash each: a table in which a word pushes out the one that was in its slot. It
 * forgets, which costs a question to the database, and takes a new word for a known one in none of 10^13 cases. A Set of
 * strings takes twenty times the memory and four times as long.
 */
export class KnownWords {
  #first = new Uint32Array(FIRST_SLOTS)
  #second = new Uint32Array(FIRST_SLOTS)
  #pushedOut = 0

  /** Whether the word was seen; from now on it was. */
  see(word: string): boolean {
    let first = 0x811c9dc5
    let second = 0x9e3779b9
    for (let index = 0; index < word.length; index += 1) {
      const unit = word.charCodeAt(index)
      first = Math.imul(first ^ unit, 0x01000193)
      second = Math.imul(second ^ unit, 0x5bd1e995) ^ (second >>> 13)
    }
    first = (first ^ (first >>> 15)) >>> 0
    // 0 is an empty slot.
    second = (second ^ (second >>> 16) ^ word.length) >>> 0 || 1
    return this.#seeHash(first, second)
  }

  #seeHash(first: number, second: number): boolean {
    const slot = first & (this.#first.length - 1)
    const there = this.#second[slot] ?? 0
    if (there === second && this.#first[slot] === first) return true
    this.#first[slot] = first
    this.#second[slot] = second
    if (there !== 0) this.#pushedOut += 1
    if (this.#pushedOut > this.#first.length / PRESSURE) this.#grow()
    return false
  }

  #grow(): void {
    this.#pushedOut = 0
    const [first, second] = [this.#first, this.#second]
    if (first.length >= MOST_SLOTS) return
    this.#first = new Uint32Array(first.length * 2)
    this.#second = new Uint32Array(first.length * 2)
    for (const [index, hash] of first.entries()) {
      const rest = second[index] ?? 0
      if (rest === 0) continue
      const slot = hash & (this.#first.length - 1)
      this.#first[slot] = hash
      this.#second[slot] = rest
    }
  }
}
