import { type Casemapping, fold } from './casemapping.ts'
import type { UserSource } from '../message/source.ts'

const ANY = -1
const ANY_NUMBER = -2

/**
 * A test for a mask: `*` stands for any characters, `?` for one, and a backslash before `*`, `?` or another backslash takes
 * it as it is. Everything else is itself, brackets too; letters are compared by the casemapping. The whole text must match.
 * The time is at most the length of the mask times that of the text, whatever the mask.
 */
export function compileMask(mask: string, casemapping: Casemapping): (text: string) => boolean {
  const pattern = readMask(mask, casemapping)
  return (text) => matches(pattern, codePoints(fold(text, casemapping)))
}

/** Whether a text matches a mask; see {@link compileMask}, which is for many texts. */
export function matchesMask(mask: string, text: string, casemapping: Casemapping): boolean {
  return compileMask(mask, casemapping)(text)
}

/** A text with `*`, `?` and backslashes escaped, so that as a mask it matches itself alone. */
export function escapeMask(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('*', '\\*').replaceAll('?', '\\?')
}

/** The whole of a user, as masks are compared with it: `nickname!username@hostname`, what is not known left empty. */
export function maskedText({ nickname, username = '', hostname = '' }: UserSource): string {
  return `${nickname}!${username}@${hostname}`
}

/** A mask with all its three parts, as servers complete what a person types: `ada` is `ada!*@*`, `*.example` is `*!*@*.example`. */
export function completeMask(mask: string): string {
  const bang = mask.indexOf('!')
  const at = mask.lastIndexOf('@')
  if (bang !== -1) return at > bang ? mask : `${mask}@*`
  if (at !== -1) return `*!${mask}`
  return mask.includes('.') || mask.includes(':') ? `*!*@${mask}` : `${mask}!*@*`
}

function readMask(mask: string, casemapping: Casemapping): readonly number[] {
  const pattern: number[] = []
  const characters = Array.from(mask)
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] ?? ''
    const next = characters[i + 1]
    if (character === '*') {
      if (pattern.at(-1) !== ANY_NUMBER) pattern.push(ANY_NUMBER)
    } else if (character === '?') pattern.push(ANY)
    else if (character === '\\' && (next === '*' || next === '?' || next === '\\')) {
      pattern.push(...codePoints(fold(next, casemapping)))
      i++
    } else pattern.push(...codePoints(fold(character, casemapping)))
  }
  return pattern
}

function codePoints(text: string): readonly number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0)
}

/** Only the last `*` is ever tried again: where a later one was reached, an earlier one need not take more. */
function matches(pattern: readonly number[], text: readonly number[]): boolean {
  let p = 0
  let t = 0
  let star = -1
  let starText = 0
  while (t < text.length) {
    const wanted = pattern[p]
    if (wanted === ANY_NUMBER) {
      star = p++
      starText = t
    } else if (wanted === ANY || (wanted !== undefined && wanted === text[t])) {
      p++
      t++
    } else if (star === -1) return false
    else {
      p = star + 1
      t = ++starText
    }
  }
  while (pattern[p] === ANY_NUMBER) p++
  return p === pattern.length
}
