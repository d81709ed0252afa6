/** A token is cut here, in UTF-16 units: nobody types more of a word. */
export const MAX_TOKEN = 64
/** The most tokens of one message; what is beyond them is kept but not found. */
const MAX_TOKENS = 4096

const ascii = /^[\x20-\x7e]*$/
const asciiWord = /[a-z0-9]+/g
// Bold, italics and their like; colours with their numbers: https://modern.ircdocs.horse/formatting
// oxlint-disable-next-line no-control-regex -- these control characters are what is looked for
const formatting = /\u0003(?:\d{1,2}(?:,\d{1,2})?)?|\u0004(?:[0-9a-f]{6}(?:,[0-9a-f]{6})?)?|[\u0000-\u001f\u007f]/gi
// Combining accents, and the selectors of a form of an emoji.
const accents = /[\u0300-\u036f\ufe00-\ufe0f]/g

// Scripts without spaces between words. Everything else that is a letter, a digit or a mark belongs to a word.
const unspaced =
  '[[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}]&&[\\p{L}\\p{M}\\p{N}]]'
const pieces = new RegExp(
  `(?<run>${unspaced}+)|(?<word>[[\\p{L}\\p{M}\\p{N}]--${unspaced}]+)|(?<emoji>\\p{RI}\\p{RI}|\\p{Extended_Pictographic})`,
  'gv',
)

/** Longer texts may hold more than the most tokens of one message. */
const MAX_PLAIN = MAX_TOKENS
const overlong = new RegExp(`[a-z0-9]{${MAX_TOKEN + 1}}`, 'i')

/**
 * Whether the tokens of a text are just its ASCII words in lower case, all of them as long as they are: nearly every text
 * of most networks, for which there are quicker ways than {@link tokensOf}.
 */
export function isPlain(text: string): boolean {
  return ascii.test(text) && (text.length <= MAX_TOKEN || (text.length <= MAX_PLAIN && !overlong.test(text)))
}

/** Something between spaces and punctuation. */
export interface Piece {
  readonly kind: 'word' | 'run' | 'emoji'
  /** Lower-case, without accents and formatting; a run is a stretch of CJK or another script without spaces. */
  readonly text: string
}

function cut(word: string): string {
  return word.length <= MAX_TOKEN ? word : word.slice(0, MAX_TOKEN).replace(/[\ud800-\udbff]$/, '')
}

/** The text as it is compared: case, accents, compatibility forms and formatting codes make no difference. */
function fold(text: string): string {
  return text.replace(formatting, '').toLowerCase().normalize('NFKD').replace(accents, '').normalize('NFC')
}

/** The pieces of a text, in order. */
export function piecesOf(text: string): readonly Piece[] {
  if (ascii.test(text))
    return (text.toLowerCase().match(asciiWord) ?? []).map((word) => ({ kind: 'word', text: cut(word) }))
  const found: Piece[] = []
  for (const { groups } of fold(text).matchAll(pieces)) {
    const { word, run, emoji } = groups ?? {}
    if (word !== undefined) found.push({ kind: 'word', text: cut(word) })
    else if (run !== undefined) found.push({ kind: 'run', text: run })
    else if (emoji !== undefined) found.push({ kind: 'emoji', text: emoji })
  }
  return found
}

/**
 * The tokens of a run: each two neighbours, and the last one alone, so that every character begins some token:
 * `日本語` gives `日本`, `本語`, `語`.
 */
export function bigramsOf(run: string): readonly string[] {
  const characters = [...run]
  return characters.map((character, index) => character + (characters[index + 1] ?? ''))
}

/** What a text is found by, in order: words, pairs of characters, emoji. */
export function tokensOf(text: string): readonly string[] {
  if (ascii.test(text)) return (text.toLowerCase().match(asciiWord) ?? []).slice(0, MAX_TOKENS).map(cut)
  const tokens = piecesOf(text).flatMap((piece) => (piece.kind === 'run' ? bigramsOf(piece.text) : [piece.text]))
  return tokens.slice(0, MAX_TOKENS)
}
