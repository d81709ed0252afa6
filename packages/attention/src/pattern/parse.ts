import { WORD_CLASS } from './characters.ts'
import { MAX_PATTERN_DEPTH, MAX_PATTERN_LENGTH, PatternFault } from './problem.ts'

/** A pattern as a tree. */
export type PatternNode =
  /** One character out of a set; `source` is an atom of the platform's regular expressions. */
  | { readonly kind: 'character'; readonly source: string; readonly at: number }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly min: number; readonly max: number }

/** Conditions on a place; `^` and `$` hold at every line of a text. */
export type Assertion = 'line-start' | 'line-end' | 'boundary' | 'no-boundary'

const QUANTIFIER = /\{(\d{1,6})(,(\d{0,6}))?\}/y
const PROPERTY = /[pP]\{[A-Za-z_=0-9]{1,60}\}/y
const CODE = /u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}/y
const GROUP_NAME = /<[A-Za-z_][A-Za-z0-9_]{0,40}>/y
const SYNTAX = /[\\^$.*+?()[\]{}|]/

const WORD = `[${WORD_CLASS}]`
const NO_WORD = `[^${WORD_CLASS}]`

const escapedClasses: Readonly<Record<string, string>> = {
  d: '\\d',
  D: '\\D',
  s: '\\s',
  S: '\\S',
  w: WORD,
  W: NO_WORD,
  n: '\\n',
  r: '\\r',
  t: '\\t',
}

/** Reads the subset of the usual syntax that can be searched in linear time. Throws {@link PatternFault}. */
export function parsePattern(pattern: string): PatternNode {
  if (pattern.length > MAX_PATTERN_LENGTH)
    throw new PatternFault('too-long', MAX_PATTERN_LENGTH, `Longer than ${MAX_PATTERN_LENGTH} characters.`)
  return new PatternParser(pattern).parse()
}

class PatternParser {
  readonly #pattern: string
  #at = 0
  #depth = 0

  constructor(pattern: string) {
    this.#pattern = pattern
  }

  parse(): PatternNode {
    const node = this.#choice()
    if (this.#at < this.#pattern.length) throw this.#syntax('A “)” without its “(”.')
    return node
  }

  #choice(): PatternNode {
    const options = [this.#sequence()]
    while (this.#take('|')) options.push(this.#sequence())
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'choice', options }
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = []
    for (;;) {
      const next = this.#pattern[this.#at]
      if (next === undefined || next === '|' || next === ')') break
      parts.push(this.#quantified())
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'sequence', parts }
  }

  #quantified(): PatternNode {
    const from = this.#at
    const part = this.#atom()
    const quantifier = this.#quantifier()
    if (quantifier === undefined) return part
    if (part.kind === 'assertion') throw new PatternFault('syntax', from, 'Nothing here that could be repeated.')
    // A lazy quantifier is the same here: the longest match is taken, whichever way a pattern asks.
    this.#take('?')
    if (this.#quantifier() !== undefined) throw this.#syntax('Two repetitions, one behind the other.')
    return { kind: 'repeat', part, ...quantifier }
  }

  #quantifier(): { min: number; max: number } | undefined {
    if (this.#take('*')) return { min: 0, max: Number.POSITIVE_INFINITY }
    if (this.#take('+')) return { min: 1, max: Number.POSITIVE_INFINITY }
    if (this.#take('?')) return { min: 0, max: 1 }
    const braces = this.#match(QUANTIFIER)
    if (braces === undefined) return undefined
    const min = Number(braces[1])
    let max = min
    if (braces[2] !== undefined) max = braces[3] === '' ? Number.POSITIVE_INFINITY : Number(braces[3])
    if (max < min) throw this.#syntax('A repetition whose end is below its beginning.')
    return { min, max }
  }

  #atom(): PatternNode {
    const at = this.#at
    const character = String.fromCodePoint(this.#pattern.codePointAt(at) ?? 0)
    this.#at += character.length
    switch (character) {
      case '(':
        return this.#group()
      case '[':
        return { kind: 'character', source: this.#class(), at }
      case '\\':
        return this.#escape()
      case '^':
        return { kind: 'assertion', assertion: 'line-start' }
      case '$':
        return { kind: 'assertion', assertion: 'line-end' }
      case '.':
        return { kind: 'character', source: '.', at }
      case '*':
      case '+':
      case '?':
        throw new PatternFault('syntax', at, 'Nothing before this that could be repeated.')
      default:
        return { kind: 'character', source: literal(character), at }
    }
  }

  #group(): PatternNode {
    const at = this.#at - 1
    if (this.#take('?')) {
      const named = !this.#take(':')
      if (named && this.#match(GROUP_NAME) === undefined)
        throw new PatternFault('unsupported', at, 'Look-ahead, look-behind and modes are not supported.')
    }
    if (++this.#depth > MAX_PATTERN_DEPTH) throw new PatternFault('too-complex', at, 'Too many groups inside groups.')
    const node = this.#choice()
    this.#depth--
    if (!this.#take(')')) throw new PatternFault('syntax', at, 'A “(” without its “)”.')
    return node
  }

  #escape(): PatternNode {
    const at = this.#at - 1
    if (this.#take('b')) return { kind: 'assertion', assertion: 'boundary' }
    if (this.#take('B')) return { kind: 'assertion', assertion: 'no-boundary' }
    return { kind: 'character', source: this.#escapedCharacter(), at }
  }

  /** Behind a backslash: an atom that stands for one character, fit for a class too. */
  #escapedCharacter(): string {
    const special = this.#match(PROPERTY) ?? this.#match(CODE)
    if (special !== undefined) return `\\${special[0]}`
    const character = this.#next('A “\\” with nothing behind it.')
    const known = escapedClasses[character]
    if (known !== undefined) return known
    if (/[1-9k]/.test(character))
      throw new PatternFault('unsupported', this.#at - 1, 'References to groups are not supported.')
    if (/[A-Za-z0-9]/.test(character)) throw this.#syntax(`“\\${character}” means nothing.`)
    return literal(character)
  }

  /** Behind `[`: the class, rewritten so that every part means the same to the platform. */
  #class(): string {
    const at = this.#at - 1
    let source = this.#take('^') ? '[^' : '['
    while (!this.#take(']')) {
      const member = this.#classMember(at)
      source += member
      if (isSet(member) || this.#pattern[this.#at] !== '-' || this.#pattern[this.#at + 1] === ']') continue
      this.#at++
      const last = this.#classMember(at)
      source += isSet(last) ? `\\-${last}` : `-${last}`
    }
    return `${source}]`
  }

  #classMember(opened: number): string {
    const at = this.#at
    const character = this.#pattern.codePointAt(at)
    if (character === undefined) throw new PatternFault('syntax', opened, 'A “[” without its “]”.')
    const text = String.fromCodePoint(character)
    this.#at += text.length
    if (text === '-') return '\\-'
    if (text !== '\\') return literal(text)
    const source = this.#escapedCharacter()
    if (source === NO_WORD) throw new PatternFault('unsupported', at, '“\\W” inside “[…]” is not supported.')
    if (source === WORD) return WORD_CLASS
    return source === '-' ? '\\-' : source
  }

  #next(missing: string): string {
    const code = this.#pattern.codePointAt(this.#at)
    if (code === undefined) throw this.#syntax(missing)
    const character = String.fromCodePoint(code)
    this.#at += character.length
    return character
  }

  #take(character: string): boolean {
    if (this.#pattern[this.#at] !== character) return false
    this.#at++
    return true
  }

  #match(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.#at
    const match = sticky.exec(this.#pattern)
    if (match === null) return undefined
    this.#at += match[0].length
    return match
  }

  #syntax(userText: string): PatternFault {
    return new PatternFault('syntax', Math.max(0, this.#at - 1), userText)
  }
}

/** Whether a member of a class is many characters, and so no end of a range. */
function isSet(member: string): boolean {
  return member === WORD_CLASS || /^\\[dDsSpP]/.test(member)
}

function literal(character: string): string {
  return SYNTAX.test(character) ? `\\${character}` : character
}
