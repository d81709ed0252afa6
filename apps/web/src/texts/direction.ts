import { amount } from './amount.ts'

/** Letters that run from the right, and marks that turn what follows. */
const turning =
  /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
const letter = /\p{L}/u
const isolates = /[\u2066-\u2069]/gu
const ownMarks = /[\u2068\u2069]/gu
const pop = '\u2069'

/** Which way a text runs, by the first of its letters, as `dir="auto"` tells; undefined where it has none. */
export function directionOf(text: string): 'ltr' | 'rtl' | undefined {
  const first = letter.exec(text)?.[0]
  if (first === undefined) return undefined
  return turning.test(first) ? 'rtl' : 'ltr'
}

/**
 * A name, or what somebody wrote, for being put into a sentence: it keeps the direction that it has, and cannot change that of
 * the words around it (UAX #9, isolates). What could not in a sentence that runs from the left stays as it is.
 */
export function isolated(text: string): string {
  return turning.test(text) ? apart(text) : text
}

/** The same text without the marks that keep its names apart: for where people take it to. */
export function unmarked(text: string): string {
  return text.replaceAll(ownMarks, '')
}

function apart(text: string): string {
  let open = 0
  const balanced = text.replaceAll(isolates, (found) => {
    open += found === pop ? -1 : 1
    if (open >= 0) return found
    open = 0
    return ''
  })
  return `\u2068${balanced}${pop.repeat(open)}${pop}`
}

/** The words of a page: what is put into one of their sentences is kept apart there, and a large number is written as people do. */
export function isolating<Words extends object>(words: Words, direction: string): Words {
  return filled(words, direction === 'rtl' ? apart : isolated) as Words
}

/** Up to three digits it is what sentences count by. */
function written(one: unknown): unknown {
  return typeof one === 'number' && one > 999 ? amount(one) : one
}

function filled(part: unknown, keep: (text: string) => string): unknown {
  if (typeof part === 'function') {
    return (...given: readonly unknown[]): unknown =>
      Reflect.apply(
        part,
        undefined,
        given.map((one) => (typeof one === 'string' && one !== '' ? keep(one) : written(one))),
      )
  }
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
  return Object.fromEntries(Object.entries(part).map(([name, inner]: [string, unknown]) => [name, filled(inner, keep)]))
}
