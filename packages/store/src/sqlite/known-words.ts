const FIRST_SLOTS = 2 ** 12
const MOST_SLOTS = 2 ** 17
/** Slots are doubled when more than one in so many of them lost its word to another. */
const PRESSURE = 16

/**
 * Words that were seen lately, as 64 bits of hash each: a table of pairs of slots, in which a word pushes out the older of
 * the two in its pair. It forgets, which costs a question to the database, and takes a new word for a known one in none of
 * 10^13 cases. A Set of strings takes twenty times the memory and four times as long.
 */
export class KnownWords {
  #first = new Uint32Array(FIRST_SLOTS)
  #second = new Uint32Array(FIRST_SLOTS)
  #pushedOut = 0

  /** Whether the word, in lower case, was seen; from now on it was. */
  see(word: string): boolean {
    return this.#see(word, 0, word.length)
  }

  /** Adds those words of an ASCII text to `fresh` that were not seen; from now on they were. Upper case counts as lower. */
  seeAll(text: string, fresh: Set<string>): void {
    let start = -1
    for (let index = 0; index <= text.length; index += 1) {
      if (isWordUnit(text.charCodeAt(index))) {
        if (start === -1) start = index
      } else if (start !== -1) {
        if (!this.#see(text, start, index)) fresh.add(text.slice(start, index).toLowerCase())
        start = -1
      }
    }
  }

  #see(text: string, start: number, end: number): boolean {
    let first = 0x811c9dc5
    let second = 0x9e3779b9
    for (let index = start; index < end; index += 1) {
      const unit = text.charCodeAt(index)
      const lower = unit >= 65 && unit <= 90 ? unit + 32 : unit
      first = Math.imul(first ^ lower, 0x01000193)
      second = Math.imul(second ^ lower, 0x5bd1e995) ^ (second >>> 13)
    }
    first = (first ^ (first >>> 15)) >>> 0
    // 0 is an empty slot.
    second = (second ^ (second >>> 16) ^ (end - start)) >>> 0 || 1
    return this.#seeHash(first, second)
  }

  #seeHash(first: number, second: number): boolean {
    const newer = first & (this.#first.length - 2)
    const older = newer + 1
    if (this.#second[newer] === second && this.#first[newer] === first) return true
    const known = this.#second[older] === second && this.#first[older] === first
    if (!known && this.#second[older] !== 0) this.#pushedOut += 1
    this.#first[older] = this.#first[newer] ?? 0
    this.#second[older] = this.#second[newer] ?? 0
    this.#first[newer] = first
    this.#second[newer] = second
    if (this.#pushedOut > this.#first.length / PRESSURE) this.#grow()
    return known
  }

  #grow(): void {
    this.#pushedOut = 0
    const [first, second] = [this.#first, this.#second]
    if (first.length >= MOST_SLOTS) return
    this.#first = new Uint32Array(first.length * 2)
    this.#second = new Uint32Array(first.length * 2)
    // From the end: of each pair the newer one comes last, and stays the newer.
    for (let index = first.length - 1; index >= 0; index -= 1) {
      const rest = second[index] ?? 0
      if (rest !== 0) this.#seeHash(first[index] ?? 0, rest)
    }
    this.#pushedOut = 0
  }
}

function isWordUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90)
}
