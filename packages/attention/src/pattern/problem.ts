/** What is wrong with something that a person wrote as a rule; match `code`, never the text. */
export interface PatternProblem {
  readonly code: PatternProblemCode
  /** Where in the pattern, in UTF-16 units. */
  readonly at: number
  /** What is wrong, for a person. */
  readonly userText: string
}

/**
 * - `syntax`: not a regular expression
 * - `unsupported`: one, but with a part whose time could not be bounded (look-around, references to groups)
 * - `too-long`, `too-complex`: beyond {@link MAX_PATTERN_LENGTH} or {@link MAX_PATTERN_STEPS}
 */
export type PatternProblemCode = 'syntax' | 'unsupported' | 'too-long' | 'too-complex'

/** The longest pattern taken, in UTF-16 units. */
export const MAX_PATTERN_LENGTH = 500

/** The most instructions a pattern may become, repetitions written out. */
export const MAX_PATTERN_STEPS = 250

/** The deepest nesting of groups. */
export const MAX_PATTERN_DEPTH = 30

/** Thrown and caught within this folder: what it carries is the answer. */
export class PatternFault extends Error {
  readonly problem: PatternProblem

  constructor(code: PatternProblemCode, at: number, userText: string) {
    super(userText)
    this.problem = { code, at, userText }
  }
}
