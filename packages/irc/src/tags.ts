import { IrcError } from './error.ts'
import { utf8Length } from './utf8.ts'

/** Tags by key, with their values unescaped. */
export type Tags = ReadonlyMap<string, string>

/**
 * The tags of a line that was read. One is looked for in the text when it is asked for, and only who wants all of them makes
 * them be taken apart. A key that is given twice has its last value; a tag without a key is left out.
 */
class ReadTags implements Tags {
  /** As on the wire. The map is private, so that two equal lines compare as equal whether they were looked at or not. */
  readonly raw: string
  #map: Map<string, string> | undefined

  constructor(raw: string) {
    this.raw = raw
  }

  get size(): number {
    return this.#read().size
  }

  get(key: string): string | undefined {
    const at = findKey(this.raw, key)
    if (at === -1) return undefined
    const start = at + key.length + 1
    const end = this.raw.indexOf(';', start - 1)
    return unescapeTagValue(this.raw.slice(start, end === -1 ? undefined : end))
  }

  has(key: string): boolean {
    return findKey(this.raw, key) !== -1
  }

  forEach(callback: (value: string, key: string, map: Tags) => void, thisArg?: unknown): void {
    for (const [key, value] of this.#read()) callback.call(thisArg, value, key, this)
  }

  entries(): MapIterator<[string, string]> {
    return this.#read().entries()
  }

  keys(): MapIterator<string> {
    return this.#read().keys()
  }

  values(): MapIterator<string> {
    return this.#read().values()
  }

  [Symbol.iterator](): MapIterator<[string, string]> {
    return this.entries()
  }

  #read(): Map<string, string> {
    this.#map ??= readTags(this.raw)
    return this.#map
  }
}

/** What a line without tags has; one for all of them. */
export const NO_TAGS: Tags = new ReadTags('')

/** Tags from their text on the wire, without the `@` and the space after them. Never throws. */
export function parseTags(raw: string): Tags {
  return raw === '' ? NO_TAGS : new ReadTags(raw)
}

const SEMICOLON = 0x3b
const EQUALS = 0x3d
const BACKSLASH = 0x5c

/** Where the last tag with this key begins; -1 where there is none. */
function findKey(raw: string, key: string): number {
  if (key === '') return -1
  let found = -1
  for (let at = raw.indexOf(key); at !== -1; at = raw.indexOf(key, at + 1)) {
    if (isTagStart(raw, at) && isKeyEnd(raw, at + key.length)) found = at
  }
  return found === -1 || key.includes(';') || key.includes('=') ? -1 : found
}

function isTagStart(raw: string, at: number): boolean {
  return at === 0 || raw.charCodeAt(at - 1) === SEMICOLON
}

function isKeyEnd(raw: string, at: number): boolean {
  const code = raw.charCodeAt(at)
  return code === EQUALS || code === SEMICOLON || at === raw.length
}

function readTags(raw: string): Map<string, string> {
  const map = new Map<string, string>()
  let start = 0
  let equals = -1
  let escaped = false
  for (let i = 0; i <= raw.length; i++) {
    const code = i === raw.length ? SEMICOLON : raw.charCodeAt(i)
    if (code === SEMICOLON) {
      const keyEnd = equals === -1 ? i : equals
      const value = equals === -1 ? '' : raw.slice(equals + 1, i)
      if (keyEnd > start) map.set(raw.slice(start, keyEnd), escaped ? unescapeTagValue(value) : value)
      start = i + 1
      equals = -1
      escaped = false
    } else if (code === EQUALS && equals === -1) equals = i
    else if (code === BACKSLASH) escaped = true
  }
  return map
}

/**
 * A tag's value as it was meant. One pass from left to right: `\\n` is a backslash and an n; an unknown escape is the
 * character itself; a backslash at the end is dropped. Source: https://ircv3.net/specs/extensions/message-tags#escaping-values
 */
export function unescapeTagValue(value: string): string {
  let slash = value.indexOf('\\')
  if (slash === -1) return value
  let text = ''
  let start = 0
  while (slash !== -1) {
    text += value.slice(start, slash) + unescaped(value.charAt(slash + 1))
    start = slash + 2
    slash = value.indexOf('\\', start)
  }
  return text + value.slice(start)
}

function unescaped(letter: string): string {
  switch (letter) {
    case ':':
      return ';'
    case 's':
      return ' '
    case 'r':
      return '\r'
    case 'n':
      return '\n'
    default:
      return letter
  }
}

/** A tag's value as it goes on the wire. Throws `forbidden-byte` for NUL, for which there is no escape. */
export function escapeTagValue(value: string): string {
  let text = ''
  let start = 0
  for (let i = 0; i < value.length; i++) {
    const escape = escapeOf(value.charCodeAt(i))
    if (escape === undefined) continue
    text += value.slice(start, i) + escape
    start = i + 1
  }
  return start === 0 ? value : text + value.slice(start)
}

function escapeOf(code: number): string | undefined {
  switch (code) {
    case SEMICOLON:
      return '\\:'
    case 0x20:
      return '\\s'
    case 0x0d:
      return '\\r'
    case 0x0a:
      return '\\n'
    case BACKSLASH:
      return '\\\\'
    case 0x00:
      throw new IrcError('forbidden-byte', 'NUL in the value of a tag')
    default:
      return undefined
  }
}

/**
 * Tags as they go on the wire, without the `@` and the space after them; the empty string for none.
 * Keys are not held to the specification's alphabet (tags of others are passed on as they came), only to what a line can carry.
 * Throws `bad-tag-key`, `forbidden-byte` or, above `maxBytes`, `tags-too-long`.
 */
export function formatTags(tags: Tags | Readonly<Record<string, string>>, maxBytes: number): string {
  let text = ''
  for (const [key, value] of isMap(tags) ? tags : Object.entries(tags)) {
    refuseBadKey(key)
    if (text !== '') text += ';'
    text += value === '' ? key : `${key}=${escapeTagValue(value)}`
  }
  if (text.length * 3 > maxBytes && utf8Length(text) > maxBytes) {
    throw new IrcError('tags-too-long', `tags of ${utf8Length(text)} bytes, where ${maxBytes} fit`)
  }
  return text
}

function isMap(tags: Tags | Readonly<Record<string, string>>): tags is Tags {
  // A record may have a tag with this name; its value is a string.
  return typeof tags.entries === 'function'
}

function refuseBadKey(key: string): void {
  if (key === '') throw new IrcError('bad-tag-key', 'a tag without a key')
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i)
    if (code === 0x0d || code === 0x0a || code === 0x00)
      throw new IrcError('forbidden-byte', 'CR, LF or NUL in the key of a tag')
    if (code === 0x20 || code === SEMICOLON || code === EQUALS) {
      throw new IrcError('bad-tag-key', `a space, semicolon or equals sign in the key of the tag ${key}`)
    }
  }
}
