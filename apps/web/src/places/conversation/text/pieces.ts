import { parseFormatting, type Span } from '@longwire/irc'
import { findLinks } from '@longwire/model'
import { findBlocks, findCode } from './find-code.ts'
import { type LinkAddress, linkAddress } from './link-address.ts'

/** A stretch of a text: simply said, a link, or a block of code, which has no spans. */
export interface Piece {
  readonly spans: readonly Span[]
  readonly link: LinkAddress | undefined
  readonly block?: string
}

/**
 * A text as it came, cut into links and what stands between them, with its formatting; what stands between backticks is
 * code. No piece is empty.
 */
export function piecesOf(text: string): readonly Piece[] {
  const parsed = parseFormatting(text)
  const plain = parsed.length === 1 ? (parsed[0] as Span).text : parsed.map((span) => span.text).join('')
  const spans = withCode(parsed, plain)
  const pieces: Piece[] = []
  let at = 0
  const add = (end: number, link: LinkAddress | undefined): void => {
    if (end > at) pieces.push({ spans: cut(spans, at, end), link })
    at = Math.max(at, end)
  }
  const links = findLinks(plain)
  const addSaid = (until: number): void => {
    for (const { start, end } of links) {
      const link = start < at || end > until ? undefined : linkAddress(plain.slice(start, end))
      if (link === undefined) continue
      add(start, undefined)
      add(end, link)
    }
    add(until, undefined)
  }
  for (const { start, end, code } of findBlocks(plain)) {
    addSaid(start)
    pieces.push({ spans: [], link: undefined, block: code })
    at = end
  }
  addSaid(plain.length)
  return pieces
}

function withCode(spans: readonly Span[], plain: string): readonly Span[] {
  const code = findCode(plain)
  if (code.length === 0) return spans
  const parts: Span[] = []
  let at = 0
  for (const { start, end } of code) {
    parts.push(...cut(spans, at, start))
    for (const { text, style } of cut(spans, start, end)) parts.push({ text, style: { ...style, monospace: true } })
    at = end
  }
  return [...parts, ...cut(spans, at, plain.length)]
}

/** The part of some spans between two places in their common text. */
function cut(spans: readonly Span[], start: number, end: number): readonly Span[] {
  const parts: Span[] = []
  let at = 0
  for (const { text, style } of spans) {
    const part = text.slice(Math.max(0, start - at), Math.max(0, end - at))
    if (part !== '') parts.push({ text: part, style })
    at += text.length
  }
  return parts
}
