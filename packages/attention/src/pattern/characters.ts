/** What `\w` means here, for use inside `[…]` with the `u` flag: letters of every script, their marks, digits, `_`. */
export const WORD_CLASS = '\\p{L}\\p{M}\\p{N}_'

const ASCII = 0x80

/**
 * A set of characters, written as one atom of the platform's own regular expressions. That one character is asked about
 * at a time is what keeps the platform from ever backtracking.
 */
export class CharacterSet {
  readonly #expression: RegExp
  /** Not before somebody asks: an expression about every script takes milliseconds to be made ready. */
  #ascii: Uint8Array | undefined

  /** `source` matches exactly one character. Throws `SyntaxError` where the platform does not know it. */
  constructor(source: string, caseSensitive: boolean) {
    this.#expression = new RegExp(`^(?:${source})$`, caseSensitive ? 'u' : 'iu')
  }

  has(codePoint: number): boolean {
    if (codePoint >= ASCII) return this.#matches(codePoint)
    this.#ascii ??= Uint8Array.from({ length: ASCII }, (_, code) => (this.#matches(code) ? 1 : 0))
    return this.#ascii[codePoint] === 1
  }

  #matches(codePoint: number): boolean {
    return this.#expression.test(String.fromCodePoint(codePoint))
  }
}

/** Several sets taken together. */
export class CharacterUnion {
  readonly #ascii = new Uint8Array(ASCII)
  readonly #sets: readonly CharacterSet[]

  constructor(sets: readonly CharacterSet[]) {
    this.#sets = sets
    for (let code = 0; code < ASCII; code++) this.#ascii[code] = sets.some((set) => set.has(code)) ? 1 : 0
  }

  has(codePoint: number): boolean {
    return codePoint < ASCII ? this.#ascii[codePoint] === 1 : this.#sets.some((set) => set.has(codePoint))
  }
}

/** What words are made of, in every script. */
export const wordCharacters = new CharacterSet(`[${WORD_CLASS}]`, true)

/** The character that ends at this place (exclusive); undefined at the text's beginning. */
export function codePointBefore(text: string, at: number): number | undefined {
  if (at <= 0) return undefined
  const pair = text.codePointAt(at - 2) ?? 0
  return pair > 0xffff ? pair : text.charCodeAt(at - 1)
}

/** Whether the character that ends at this place (exclusive) is one of a word. */
export function wordEndsAt(text: string, at: number): boolean {
  const code = codePointBefore(text, at)
  return code !== undefined && wordCharacters.has(code)
}

/** Whether the character that begins at this place is one of a word. */
export function wordBeginsAt(text: string, at: number): boolean {
  const code = text.codePointAt(at)
  return code !== undefined && wordCharacters.has(code)
}
