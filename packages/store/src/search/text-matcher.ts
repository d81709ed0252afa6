import { type Term, matches } from './terms.ts'
import { isPlain, tokensOf } from './tokens.ts'

const plainToken = /^[a-z0-9]+$/

/** What finds the term in plain texts; undefined where no plain text holds it. */
function plainPattern(term: Term): RegExp | undefined {
  const tokens = term.kind === 'part' ? [term.part] : term.tokens
  if (!tokens.every((token) => plainToken.test(token))) return undefined
  if (term.kind === 'part') return new RegExp(term.part, 'i')
  const end = term.open ? '' : '(?![a-z0-9])'
  return new RegExp(`(?<![a-z0-9])${tokens.join('[^a-z0-9]+')}${end}`, 'i')
}

/**
 * Whether a text holds every term, as {@link matches} says of its tokens. Plain texts, which are nearly all of most
 * networks, are looked at without being taken apart.
 */
export function textMatcher(terms: readonly Term[]): (text: string) => boolean {
  if (terms.length === 0) return () => true
  const patterns = terms.map(plainPattern)
  return (text) =>
    isPlain(text) ? patterns.every((pattern) => pattern?.test(text) === true) : matches(terms, tokensOf(text))
}
