import { findLinks } from '@longwire/attention'
import { type SearchQuery, stripFormatting } from '@longwire/irc'
import { readMoment } from '../input/read-moment.ts'

/** What a person typed into a search, read. */
export interface SearchText {
  readonly text: string
  readonly from?: string
  readonly in?: string
  /** The name of a network. */
  readonly on?: string
  /** Milliseconds since 1970. */
  readonly after?: number
  readonly before?: number
  /** Only lines with a link. */
  readonly hasLink: boolean
  /** Only what called the person; only where the record is kept by the other side. */
  readonly mentions?: true
}

/** A filter whose value may have blanks, or what stands between blanks. */
const token = /\bon:"[^"]+"|\S+/gi

/**
 * Reads `words from:NICK in:#CHANNEL on:NETWORK after:DATE before:DATE has:link`; a network with blanks in its name stands in
 * quotes: `on:"My network"`. Whatever is typed is a search (pitfall 5): what is no
 * filter is looked for as it stands. A date is what {@link readMoment} reads; the space in `2026-11-22 18:30` may be a `T`.
 */
export function readSearch(typed: string, now: number): SearchText {
  const words: string[] = []
  const filters: { from?: string; in?: string; on?: string; after?: number; before?: number } = {}
  let hasLink = false
  for (const [word] of typed.matchAll(token)) {
    const colon = word.indexOf(':')
    const key = colon > 0 ? word.slice(0, colon).toLowerCase() : ''
    const value = word.slice(colon + 1)
    const moment = key === 'after' || key === 'before' ? readMoment(value, now) : undefined
    if (value === '' || key === '') words.push(word)
    else if (key === 'from' || key === 'in') filters[key] = value
    else if (key === 'on') filters.on = value.replaceAll('"', '')
    else if ((key === 'after' || key === 'before') && moment !== undefined) filters[key] = moment
    else if (key === 'has' && value.toLowerCase() === 'link') hasLink = true
    else words.push(word)
  }
  return { text: words.join(' ').trim(), ...filters, hasLink }
}

/** What is asked of the network; links are looked for in what it finds. */
export function queryOf({ hasLink: _hasLink, on: _on, text, ...filters }: SearchText, limit: number): SearchQuery {
  return { ...filters, limit, ...(text !== '' && { text }) }
}

/** What the network cannot be asked for. */
export function fits({ hasLink }: SearchText, lineText: string): boolean {
  return !hasLink || findLinks(stripFormatting(lineText)).length > 0
}
