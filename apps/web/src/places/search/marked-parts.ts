import { splitSearch } from './filters.ts'

/** A part of a text; marked where it is what was looked for. */
export interface MarkedPart {
  readonly text: string
  readonly marked: boolean
}

/** A text cut where the words of a search stand in it. Filters (`from:ada`) are no words; quotes are not looked for. */
export function markedParts(text: string, search: string): readonly MarkedPart[] {
  const words = splitSearch(search)
    .words.split(/[\s"]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
  const folded = text.toLowerCase()
  // Where small letters are longer than their capitals, places would not fit.
  if (words.length === 0 || folded.length !== text.length) return text === '' ? [] : [{ text, marked: false }]
  const parts: MarkedPart[] = []
  let at = 0
  while (at < text.length) {
    const next = firstOf(folded, words, at)
    const start = next?.start ?? text.length
    if (start > at) parts.push({ text: text.slice(at, start), marked: false })
    if (next !== undefined) parts.push({ text: text.slice(start, next.end), marked: true })
    at = next?.end ?? text.length
  }
  return parts
}

/** The first place from `at` on where one of the words stands; the longest of those that begin there. */
function firstOf(text: string, words: readonly string[], at: number): { start: number; end: number } | undefined {
  let found: { start: number; end: number } | undefined
  for (const word of words) {
    const start = text.indexOf(word, at)
    if (start === -1) continue
    const end = start + word.length
    if (found === undefined || start < found.start || (start === found.start && end > found.end)) found = { start, end }
  }
  return found
}
