import { wordUnits } from '../search/word-units.ts'

const FIRST_SLOTS = 2 ** 12
const MOST_SLOTS = 2 ** 17
/** Slots are doubled when more than one in so many of them lost its word to another. */
const PRESSURE = 16
const FIRST_BASIS = 0x811c9dc5
const SECOND_BASIS = 0x9e3779b9

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
    let first = FIRST_BASIS
    let second = SECOND_BASIS
    for (let index = 0; index < word.length; index += 1) {
      first = mixFirst(first, word.charCodeAt(index))
      second = mixSecond(second, word.charCodeAt(index))
    }
    return this.#see(first, second, word.length)
  }

  /** Adds those words of an ASCII text to `fresh` that were not seen; from now on they were. Upper case counts as lower. */
  seeAll(text: string, fresh: Set<string>): void {
    let start = 0
    let first = FIRST_BASIS
    let second = SECOND_BASIS
    for (let index = 0; index <= text.length; index += 1) {
      const unit = index === text.length ? 0 : (wordUnits[text.charCodeAt(index)] ?? 0)
      if (unit !== 0) {
        first = mixFirst(first, unit)
        second = mixSecond(second, unit)
        continue
      }
      if (index > start && !this.#see(first, second, index - start)) fresh.add(text.slice(start, index).toLowerCase())
      start = index + 1
      first = FIRST_BASIS
      second = SECOND_BASIS
    }
  }

  #see(first: number, second: number, length: number): boolean {
    // 0 is an empty slot.
    return this.#seeHash((first ^ (first >>> 15)) >>> 0, (second ^ (second >>> 16) ^ length) >>> 0 || 1)
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

function mixFirst(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

function mixSecond(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x5bd1e995) ^ (hash >>> 13)
}
