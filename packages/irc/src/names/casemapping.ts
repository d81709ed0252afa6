import { ownText } from '../message/own-text.ts'

/** How a network compares nicknames and channel names. Source: https://modern.ircdocs.horse/#casemapping-parameter */
export type Casemapping = 'ascii' | 'rfc1459' | 'rfc1459-strict'

/**
 * The form of a name that is equal for all spellings of it: what maps are keyed by. Never shown to a person.
 * Only ASCII is folded; a name that is folded already comes back as it is.
 */
export function fold(name: string, casemapping: Casemapping): string {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i)
    if (foldCode(code, casemapping) !== code) return foldFrom(name, i, casemapping)
  }
  return name
}

/** Whether two spellings name the same nickname or channel. */
export function sameName(a: string, b: string, casemapping: Casemapping): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) {
    if (foldCode(a.charCodeAt(i), casemapping) !== foldCode(b.charCodeAt(i), casemapping)) return false
  }
  return true
}

function foldFrom(name: string, from: number, casemapping: Casemapping): string {
  let folded = name.slice(0, from)
  for (let i = from; i < name.length; i++) folded += String.fromCharCode(foldCode(name.charCodeAt(i), casemapping))
  // Put together letter by letter, it would stay a tree of its parts in memory.
  return ownText(folded)
}

const UPPER_A = 0x41
const UPPER_Z = 0x5a
const CLOSING_BRACKET = 0x5d
const TILDE = 0x7e
const CARET = 0x5e

function foldCode(code: number, casemapping: Casemapping): number {
  if (code < UPPER_A) return code
  if (code <= UPPER_Z) return code + 0x20
  if (casemapping === 'ascii') return code
  // `[`, `\` and `]` stand right behind Z, and `{`, `|` and `}` right behind z.
  if (code <= CLOSING_BRACKET) return code + 0x20
  return code === TILDE && casemapping === 'rfc1459' ? CARET : code
}
