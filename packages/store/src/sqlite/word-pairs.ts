import type { MessageId } from '../ids.ts'
import { wordUnits } from '../search/word-units.ts'

/** A common word of a history, whose pairs with others are tokens of the index. */
export interface PairWord {
  /** What stands for it in these tokens: 0 for the most common of those that were chosen first, and so on. */
  readonly number: number
  readonly word: string
  /** All messages in the index from this id on have the tokens of its pairs, none before it has. */
  readonly since: MessageId
}

/** Characters of private use, other than the one that marks begin with. */
const FIRST_CHARACTER = 0xe200
/** See {@link pairToken}. */
const VERY_COMMON = 4
const SLOTS = 1024

/**
 * The token of two neighbouring words, which no word and no mark is. Undefined where they have none: of the very most common
 * words any two stand side by side in so many messages that few texts are looked at in vain, and these would be a sixth of all pairs.
 */
export function pairToken(first: PairWord, second: PairWord): string | undefined {
  const areVeryCommon = first.number < VERY_COMMON && second.number < VERY_COMMON
  // A word twice in a row is rare, however common it is.
  if (areVeryCommon && first.number !== second.number) return undefined
  return String.fromCharCode(FIRST_CHARACTER + first.number, FIRST_CHARACTER + second.number)
}

/** A word as it is met in texts. */
interface Met extends PairWord {
  readonly hash: number
  /** By the number of the word after it: what is added to a message. */
  readonly added: readonly string[]
}

/**
 * Finds the pairs of common words in texts. FTS5 knows only in which messages a word is, so that it lets through for a phrase
 * of two common words all in which they stand anywhere; with the pair as a token of its own, those in which they are neighbours.
 */
export class WordPairs {
  readonly #byWord: ReadonlyMap<string, Met>
  readonly #bySlot: readonly (readonly Met[] | undefined)[]

  /** The words' numbers are their places. */
  constructor(words: readonly PairWord[]) {
    const met = words.map((one) => ({
      ...one,
      hash: hashOf(one.word),
      added: words.map((next) => pairToken(one, next)).map((token) => (token === undefined ? '' : ` ${token}`)),
    }))
    this.#byWord = new Map(met.map((one) => [one.word, one]))
    const bySlot = Array.from({ length: SLOTS }, (): Met[] | undefined => undefined)
    for (const one of met) (bySlot[one.hash % SLOTS] ??= []).push(one)
    this.#bySlot = bySlot
  }

  /**
   * The tokens of a message's pairs, a space before each; a pair that is there twice is named twice. Its text is given as
   * it is where it is plain (see `isPlain`), else as its tokens.
   */
  tokensIn(id: MessageId, words: string | readonly string[]): string {
    if (this.#byWord.size === 0) return ''
    return typeof words === 'string' ? this.#inPlain(id, words) : this.#inTokens(id, words)
  }

  #inTokens(id: MessageId, tokens: readonly string[]): string {
    let found = ''
    let before: Met | undefined
    for (const token of tokens) {
      const one = this.#byWord.get(token)
      if (before !== undefined && one !== undefined) found += pairOf(id, before, one)
      before = one
    }
    return found
  }

  /** The same without taking the text apart, which would take longer than all the rest of indexing that is not SQLite's. */
  #inPlain(id: MessageId, text: string): string {
    let found = ''
    let before: Met | undefined
    let start = 0
    let hash = 0
    for (let index = 0; index <= text.length; index += 1) {
      const unit = index === text.length ? 0 : (wordUnits[text.charCodeAt(index)] ?? 0)
      if (unit !== 0) {
        hash = mix(hash, unit)
        continue
      }
      if (index > start) {
        const one = this.#at(hash >>> 0, text, start, index)
        if (before !== undefined && one !== undefined) found += pairOf(id, before, one)
        before = one
      }
      start = index + 1
      hash = 0
    }
    return found
  }

  #at(hash: number, text: string, start: number, end: number): Met | undefined {
    const slot = this.#bySlot[hash % SLOTS]
    if (slot === undefined) return undefined
    for (const one of slot) if (one.hash === hash && isAt(one.word, text, start, end)) return one
    return undefined
  }
}

function pairOf(id: MessageId, first: Met, second: Met): string {
  return id < first.since || id < second.since ? '' : (first.added[second.number] ?? '')
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let index = 0; index < word.length; index += 1) {
    if (word.charCodeAt(index) !== wordUnits[text.charCodeAt(start + index)]) return false
  }
  return true
}

function mix(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0
}

function hashOf(word: string): number {
  let hash = 0
  for (let index = 0; index < word.length; index += 1) hash = mix(hash, word.charCodeAt(index))
  return hash >>> 0
}
