import { type Piece, bigramsOf, piecesOf } from './tokens.ts'

/** One thing that a message has to contain. */
export type Term =
  /** These tokens in a row; with `open` the last need only begin a token. */
  | { readonly kind: 'sequence'; readonly tokens: readonly string[]; readonly open: boolean }
  /** A token with this in it. */
  | { readonly kind: 'part'; readonly part: string }

/** What was typed is read up to here, in UTF-16 units and in terms. */
const MAX_TEXT = 512
const MAX_TERMS = 16

// A quotation (closed or not), or what stands between spaces.
const chunks = /"(?<quoted>[^"]*)(?:"|$)|(?<bare>[^\s"]+)/g

function phraseOf(pieces: readonly Piece[]): Term | undefined {
  const last = pieces.at(-1)
  if (last === undefined) return undefined
  const tokens = pieces.flatMap((piece) => (piece.kind === 'run' ? bigramsOf(piece.text) : [piece.text]))
  if (last.kind !== 'run') return { kind: 'sequence', tokens, open: false }
  // In the text the run may go on: its last character is then not a token of its own.
  const alone = [...last.text].length === 1
  return alone
    ? { kind: 'sequence', tokens, open: true }
    : { kind: 'sequence', tokens: tokens.slice(0, -1), open: false }
}

function bareTerms(chunk: string): readonly Term[] {
  const pieces = piecesOf(chunk)
  return pieces.flatMap((piece, index): Term[] => {
    if (index === 0 && piece.kind === 'word' && chunk.startsWith('*')) return [{ kind: 'part', part: piece.text }]
    if (piece.kind === 'word') return [{ kind: 'sequence', tokens: [piece.text], open: true }]
    const term = phraseOf([piece])
    return term === undefined ? [] : [term]
  })
}

/**
 * What a person typed, as terms that all have to be there. `word` finds what begins with it, `"some words"` exactly these in
 * a row, `*part` words that contain it; CJK finds itself anywhere. No text is wrong.
 */
export function termsOf(text: string): readonly Term[] {
  const terms: Term[] = []
  for (const { groups } of text.slice(0, MAX_TEXT).toWellFormed().matchAll(chunks)) {
    const { quoted, bare } = groups ?? {}
    if (bare !== undefined) terms.push(...bareTerms(bare))
    const phrase = quoted === undefined ? undefined : phraseOf(piecesOf(quoted))
    if (phrase !== undefined) terms.push(phrase)
  }
  return terms.slice(0, MAX_TERMS)
}

function matchesAt(tokens: readonly string[], start: number, term: Term & { kind: 'sequence' }): boolean {
  return term.tokens.every((wanted, index) => {
    const token = tokens[start + index]
    if (token === undefined) return false
    return term.open && index === term.tokens.length - 1 ? token.startsWith(wanted) : token === wanted
  })
}

/** Whether the tokens of a message hold every term. */
export function matches(terms: readonly Term[], tokens: readonly string[]): boolean {
  return terms.every((term) =>
    term.kind === 'part'
      ? tokens.some((token) => token.includes(term.part))
      : tokens.some((_, start) => matchesAt(tokens, start, term)),
  )
}
