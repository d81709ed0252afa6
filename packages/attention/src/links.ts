import type { TextRange } from './text-range.ts'

/** Pieces of a text that can hold a link: what stands between blanks, quotes and angle brackets. */
const TOKEN = /[^\s<>"“”«»\p{Cc}]+/gu
const SCHEME = /[a-z][a-z0-9+.-]{0,30}$/i
const OPENERS = /^[([{'‘*_~`]+/
const HOST =
  /^(?:mailto:)?(?<user>[^\s@:/!]{1,64}@)?(?<host>(?:[\p{L}\p{N}_-]{1,63}\.){1,10}(?<top>\p{L}{2,24}))(?::\d{1,5})?(?<path>[/?#].*)?$/u
/** Endings that make a bare name a host, even with no path behind it: the common ones that are hardly ever words. */
const TOP_LEVEL = new Set(['com', 'net', 'org', 'edu', 'gov', 'info', 'io', 'dev', 'app', 'chat'])
const LONGEST_HOST = 2_048
const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }
const TRAILING = new Set(".,;:!?'’*_~`)]}")

/** Where links and mail addresses stand in a text, in order, none overlapping another. Time is linear in the text. */
export function findLinks(text: string): readonly TextRange[] {
  // Every link has one of the two, and most texts have neither.
  if (!text.includes('.') && !text.includes('://')) return []
  const links: TextRange[] = []
  for (const token of text.matchAll(TOKEN)) {
    const link = linkIn(token[0])
    if (link !== undefined) links.push({ start: token.index + link.start, end: token.index + link.end })
  }
  return links
}

function linkIn(token: string): TextRange | undefined {
  const slashes = token.indexOf('://')
  if (slashes > 0) {
    const scheme = SCHEME.exec(token.slice(Math.max(0, slashes - 31), slashes))
    const start = slashes - (scheme?.[0].length ?? 0)
    const end = trimmedEnd(token, start)
    if (scheme !== null && end > slashes + 3) return { start, end }
  }
  if (token.length > LONGEST_HOST) return undefined
  const start = OPENERS.exec(token)?.[0].length ?? 0
  const end = trimmedEnd(token, start)
  const groups = HOST.exec(token.slice(start, end))?.groups
  if (groups === undefined) return undefined
  const known =
    groups['user'] !== undefined ||
    groups['path'] !== undefined ||
    groups['host']?.toLowerCase().startsWith('www.') === true ||
    TOP_LEVEL.has(groups['top']?.toLowerCase() ?? '')
  return known ? { start, end } : undefined
}

/** Where a link ends that begins here: without the sentence's punctuation, and without brackets that it did not open. */
function trimmedEnd(token: string, start: number): number {
  const open = new Map<string, number>()
  let end = token.length
  while (end > start) {
    const last = token[end - 1] ?? ''
    if (!TRAILING.has(last)) break
    const opener = PAIRS[last]
    if (opener !== undefined) {
      const surplus = open.get(last) ?? count(token, opener, start) - count(token, last, start)
      if (surplus >= 0) break
      open.set(last, surplus + 1)
    }
    end--
  }
  return end
}

function count(token: string, character: string, start: number): number {
  let found = 0
  for (let at = token.indexOf(character, start); at !== -1; at = token.indexOf(character, at + 1)) found++
  return found
}
