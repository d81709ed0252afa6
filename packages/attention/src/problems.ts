import type { PatternProblem } from './pattern/problem.ts'

/** A rule that does not take part, and why. The others do. */
export interface RuleProblem {
  readonly list: 'highlights' | 'ignores'
  /** Which of the list, from 0. */
  readonly index: number
  readonly problem: PatternProblem | { readonly code: 'empty' | 'too-long' | 'too-many'; readonly userText: string }
}

/** The most highlight rules of one network that take part, and the most ignores. */
export const MAX_RULES = 500

/** The longest word or mask, in UTF-16 units. */
const MAX_WORD_LENGTH = 200

/** The problem of every rule behind the last that takes part. */
export const tooManyRules: RuleProblem['problem'] = { code: 'too-many', userText: `More than ${MAX_RULES} rules.` }

/** What is wrong with the text of a word or mask; undefined where nothing is. */
export function checkWord(text: string): RuleProblem['problem'] | undefined {
  if (text.trim() === '') return { code: 'empty', userText: 'There is nothing in it.' }
  if (text.length > MAX_WORD_LENGTH) return { code: 'too-long', userText: `Longer than ${MAX_WORD_LENGTH} characters.` }
  return undefined
}
