import { IrcError } from './error.ts'
import { refuseLineEnds } from './line-ends.ts'
import { escapeTagValue, unescapeTagValue } from './tag-value.ts'
import { utf8Length } from './utf8.ts'

/** Tags by key, with their values unescaped. */
export type Tags = ReadonlyMap<string, string>

/**
 * The tags of a line that was read. Where they stand is found out when the first one is asked for, a value is cut out and
 * unescaped when it is, and only who wants all of them makes a map. A key that is given twice has its last value; a tag
 * without a key is left out.
 */
class ReadTags implements Tags {
  /** As on the wire. The rest is private, so that two equal lines compare as equal whether they were looked at or not. */
  readonly raw: string
  #places: readonly number[] | undefined
  /** A bit for each kind of key in it, so that a key that is not there is seldom looked for. */
  #kinds = 0
  #map: Map<string, string> | undefined

  constructor(raw: string) {
    this.raw = raw
  }

  get size(): number {
    return this.#all().size
  }

  get(key: string): string | undefined {
    const place = this.#find(key)
    return place === -1 ? undefined : this.#value(place)
  }

  has(key: string): boolean {
    return this.#find(key) !== -1
  }

  forEach(callback: (value: string, key: string, map: Tags) => void, thisArg?: unknown): void {
    for (const [key, value] of this.#all()) callback.call(thisArg, value, key, this)
  }

  entries(): MapIterator<[string, string]> {
    return this.#all().entries()
  }

  keys(): MapIterator<string> {
    return this.#all().keys()
  }

  values(): MapIterator<string> {
    return this.#all().values()
  }

  [Symbol.iterator](): MapIterator<[string, string]> {
    return this.entries()
  }

  /** The index into the places of the last tag with this key, or -1. */
  #find(key: string): number {
    const places = this.#places ?? this.#look()
    if (key === '' || (this.#kinds & kindOf(key, 0, key.length)) === 0) return -1
    for (let i = places.length - PLACE; i >= 0; i -= PLACE) {
      const start = i === 0 ? 0 : (places[i - 1] ?? 0) + 1
      if ((places[i] ?? 0) - start === key.length && this.raw.startsWith(key, start)) return i
    }
    return -1
  }

  #look(): readonly number[] {
    const places = findPlaces(this.raw)
    let start = 0
    for (let i = 0; i < places.length; i += PLACE) {
      const keyEnd = places[i] ?? 0
      if (keyEnd > start) this.#kinds |= kindOf(this.raw, start, keyEnd)
      start = (places[i + 1] ?? 0) + 1
    }
    this.#places = places
    return places
  }

  #value(place: number): string {
    const places = this.#places ?? []
    return unescapeTagValue(this.raw.slice((places[place] ?? 0) + 1, places[place + 1]))
  }

  #all(): Map<string, string> {
    this.#map ??= this.#readAll()
    return this.#map
  }

  #readAll(): Map<string, string> {
    const places = this.#places ?? this.#look()
    const map = new Map<string, string>()
    let start = 0
    for (let i = 0; i < places.length; i += PLACE) {
      const keyEnd = places[i] ?? 0
      if (keyEnd > start) map.set(this.raw.slice(start, keyEnd), this.#value(i))
      start = (places[i + 1] ?? 0) + 1
    }
    return map
  }
}

/** What a line without tags has; one for all of them. */
export const NO_TAGS: Tags = new ReadTags('')

/** Tags from their text on the wire, without the `@` and the space after them. Never throws. */
export function parseTags(raw: string): Tags {
  return raw === '' ? NO_TAGS : new ReadTags(raw)
}

const SPACE = 0x20
const SEMICOLON = 0x3b
const EQUALS = 0x3d

/** Numbers for each tag: where its key ends, where the tag ends (not included); it begins behind the one before. */
const PLACE = 2

/** One bit of 32, by the length and the first letter of a key. */
function kindOf(text: string, start: number, end: number): number {
  return 1 << (text.charCodeAt(start) + 5 * (end - start))
}

function findPlaces(raw: string): readonly number[] {
  if (raw === '') return []
  const places: number[] = []
  let start = 0
  let equals = raw.indexOf('=')
  while (start <= raw.length) {
    const semicolon = raw.indexOf(';', start)
    const end = semicolon === -1 ? raw.length : semicolon
    // Looked for anew only behind the last one found, or a line of tags without values would take time by its square.
    if (equals !== -1 && equals < start) equals = raw.indexOf('=', start)
    places.push(equals === -1 || equals > end ? end : equals, end)
    start = end + 1
  }
  return places
}

/**
 * Tags as they go on the wire, without the `@` and the space after them; the empty string for none.
 * Keys are not held to the specification's alphabet (tags of others are passed on as they came), only to what a line can carry.
 * Throws `bad-tag-key`, `forbidden-byte` or, above `maxBytes`, `tags-too-long`.
 */
export function formatTags(tags: Tags | Readonly<Record<string, string>>, maxBytes: number): string {
  let text = ''
  if (isMap(tags)) for (const [key, value] of tags) text = withTag(text, key, value)
  // Pairs would be garbage, and every line that is written passes here.
  else for (const key of Object.keys(tags)) text = withTag(text, key, tags[key] ?? '')
  if (text.length * 3 > maxBytes && utf8Length(text) > maxBytes) {
    throw new IrcError('tags-too-long', `tags of ${utf8Length(text)} bytes, where ${maxBytes} fit`)
  }
  return text
}

function withTag(text: string, key: string, value: string): string {
  refuseBadKey(key)
  const before = text === '' ? '' : `${text};`
  return value === '' ? before + key : `${before}${key}=${escapeTagValue(value)}`
}

function isMap(tags: Tags | Readonly<Record<string, string>>): tags is Tags {
  // A record may have a tag with this name; its value is a string.
  return typeof tags.entries === 'function'
}

function refuseBadKey(key: string): void {
  let bad = key === ''
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i)
    if (code < SPACE) refuseLineEnds(key)
    bad ||= code === SPACE || code === SEMICOLON || code === EQUALS
  }
  if (bad) throw new IrcError('bad-tag-key', 'the key of a tag is empty, or holds a space, semicolon or equals sign')
}
