import { findLinks } from './links.ts'
import type { Pattern } from './pattern/pattern.ts'
import type { StepBudget } from './pattern/search.ts'
import { type TextRange, union, within } from './text-range.ts'
import { type Word, WordSet } from './words.ts'

/** Of longer texts, only so much is looked at; in UTF-16 units. */
const MAX_TEXT_LENGTH = 8_192

/** Steps that all patterns together may take in one text: a few milliseconds at worst. */
const MAX_SEARCH_STEPS = 250_000

/** What is looked for. */
export interface Wanted {
  readonly words: readonly Word[]
  readonly patterns: readonly Pattern[]
}

/** Places of one text that are looked at closely; a text with more is about none of them. */
const MAX_PLACES = 1_000

const NOTHING: readonly TextRange[] = []

/** One set of rules made ready: what calls for the person, and what does not after all. */
export class Highlighter {
  readonly called: Finder
  readonly excepted: Finder

  constructor(called: Wanted, excepted: Wanted) {
    this.called = new Finder(called)
    this.excepted = new Finder(excepted)
  }
}

/**
 * What calls for the person in a text without formatting codes, by several sets of rules together: in order, none touching
 * the inside of another.
 */
export function findHighlights(plain: string, highlighters: readonly Highlighter[]): readonly TextRange[] {
  const text = plain.length > MAX_TEXT_LENGTH ? plain.slice(0, MAX_TEXT_LENGTH) : plain
  const budget: StepBudget = { left: MAX_SEARCH_STEPS }
  const found = highlighters.flatMap(({ called }) => called.findAll(text, budget))
  if (found.length === 0) return NOTHING
  const exceptions = highlighters.flatMap(({ excepted }) => excepted.findAll(text, budget))
  const links = findLinks(text)
  const called = found.filter((range) => !inside(range, exceptions) && !properlyInside(range, links))
  return called.length === 0 ? NOTHING : union(called)
}

class Finder {
  readonly #words: readonly WordSet[]
  readonly #patterns: readonly Pattern[]

  constructor({ words, patterns }: Wanted) {
    this.#words = WordSet.compile(words)
    this.#patterns = patterns
  }

  findAll(text: string, budget: StepBudget): readonly TextRange[] {
    const words = this.#words.flatMap((set) => set.findAll(text))
    if (this.#patterns.length === 0) return words
    return [...words, ...this.#patterns.flatMap((one) => one.findAll(text, budget))].slice(0, MAX_PLACES)
  }
}

function inside(range: TextRange, outer: readonly TextRange[]): boolean {
  return outer.some((one) => within(range, one))
}

/** A pattern may ask for a whole link; a part of one is chance. */
function properlyInside(range: TextRange, links: readonly TextRange[]): boolean {
  return links.some((link) => within(range, link) && (range.start > link.start || range.end < link.end))
}
