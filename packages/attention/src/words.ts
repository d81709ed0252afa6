import type { Casemapping } from '@longwire/irc'
import { standsAlone } from './name-boundaries.ts'
import type { TextRange } from './text-range.ts'

/** Something written out that is looked for; blanks in it match any blanks. */
export interface Word {
  readonly text: string
  readonly caseSensitive: boolean
  /** For a nickname, the network's casemapping: its boundaries are those of a nickname, and `[` equals `{` where it says so. */
  readonly nickname?: Casemapping
}

/** Places of one text that are looked at closely; a text with more is not about any of them. */
const MAX_PLACES = 200

/** Many words, found in one pass. Time is linear in the text. */
export class WordSet {
  readonly #first: RegExp
  /** Longest first. */
  readonly #words: readonly CompiledWord[]
  readonly #ignoresCase: boolean

  private constructor(words: readonly CompiledWord[], flags: string) {
    this.#words = words.toSorted((a, b) => b.length - a.length)
    this.#ignoresCase = flags.includes('i')
    this.#first = new RegExp(this.#words.map(({ source }) => source).join('|'), `g${flags}`)
  }

  /** One set for words whose case matters and one for the others, as far as there are any. */
  static compile(words: readonly Word[]): readonly WordSet[] {
    const sets: WordSet[] = []
    for (const caseSensitive of [false, true]) {
      const flags = caseSensitive ? 'u' : 'iu'
      const compiled = words
        .filter((word) => word.caseSensitive === caseSensitive)
        .flatMap((word) => spellings(word.text).map((text) => compileWord(text, word.nickname, flags)))
      if (compiled.length > 0) sets.push(new WordSet(compiled, flags))
    }
    return sets
  }

  /** Every place where one of the words stands alone, and of several that begin there the longest. They may overlap. */
  findAll(text: string): readonly TextRange[] {
    const found: TextRange[] = []
    const seen: Seen = { text, folded: this.#ignoresCase ? foldAscii(text) : text }
    this.#first.lastIndex = 0
    for (let places = 0; places < MAX_PLACES; places++) {
      const place = this.#first.exec(text)
      if (place === null) break
      const range = this.#longestAt(seen, place.index)
      if (range !== undefined) found.push(range)
      this.#first.lastIndex = place.index + ((text.codePointAt(place.index) ?? 0) > 0xffff ? 2 : 1)
    }
    return found
  }

  #longestAt(seen: Seen, start: number): TextRange | undefined {
    for (const { endAt, nickname } of this.#words) {
      const end = endAt(seen, start)
      if (end !== undefined && standsAlone(seen.text, start, end, nickname)) return { start, end }
    }
    return undefined
  }
}

/** A text that is looked through. */
interface Seen {
  readonly text: string
  /** The same, as it is compared with words of ASCII: of the same length. */
  readonly folded: string
}

const ASCII_CAPITALS = /[A-Z\u017F\u212A]/g
const capitals: Readonly<Record<string, string>> = { '\u017F': 's', '\u212A': 'k' }

/** As regular expressions that ignore case do it, the long s and the sign of Kelvin are letters of ASCII. */
function foldAscii(text: string): string {
  return text.replace(ASCII_CAPITALS, (letter) => capitals[letter] ?? letter.toLowerCase())
}

interface CompiledWord {
  readonly source: string
  readonly length: number
  /** Where it ends if it begins here. */
  readonly endAt: (seen: Seen, start: number) => number | undefined
  readonly nickname: boolean
}

function compileWord(text: string, nickname: Casemapping | undefined, flags: string): CompiledWord {
  const source = Array.from(text, (character) => spelled(character, nickname))
    .join('')
    .replaceAll(/\s+/gu, '\\s+')
  return {
    source,
    length: text.length,
    endAt: isPlain(text, nickname)
      ? plainEnd(text, flags.includes('i'))
      : expressionEnd(new RegExp(source, `y${flags}`)),
    nickname: nickname !== undefined,
  }
}

/** Whether a word is ASCII whose characters stand for themselves: hundreds of those are compared in no time. */
function isPlain(text: string, nickname: Casemapping | undefined): boolean {
  return nickname === undefined && /^[\x21-\x7e]+$/.test(text)
}

function plainEnd(text: string, ignoresCase: boolean): CompiledWord['endAt'] {
  const wanted = ignoresCase ? foldAscii(text) : text
  return ({ folded }, start) => (folded.startsWith(wanted, start) ? start + wanted.length : undefined)
}

function expressionEnd(here: RegExp): CompiledWord['endAt'] {
  return ({ text }, start) => {
    here.lastIndex = start
    return here.test(text) ? here.lastIndex : undefined
  }
}

/** A text may spell `é` as one character or as two. */
function spellings(text: string): readonly string[] {
  const trimmed = text.trim()
  if (trimmed === '') return []
  return [...new Set([trimmed, trimmed.normalize('NFC'), trimmed.normalize('NFD')])]
}

/** The pairs that rfc1459 takes for the same letter. Source: https://modern.ircdocs.horse/#casemapping-parameter */
const letterPairs: Readonly<Record<string, string>> = {
  '[': '[\\[{]',
  '{': '[\\[{]',
  ']': '[\\]}]',
  '}': '[\\]}]',
  '\\': '[\\\\|]',
  '|': '[\\\\|]',
}
const TILDE_AND_CARET = '[~\\^]'

function spelled(character: string, nickname: Casemapping | undefined): string {
  if (nickname === 'rfc1459' && (character === '~' || character === '^')) return TILDE_AND_CARET
  const pair = nickname === undefined || nickname === 'ascii' ? undefined : letterPairs[character]
  return pair ?? character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
}
