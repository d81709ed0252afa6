import type { TextRange } from '../text-range.ts'
import { type CharacterSet, CharacterUnion } from './characters.ts'
import { type Instruction, compileProgram } from './program.ts'
import { PatternFault, type PatternProblem } from './problem.ts'
import { Search, type StepBudget } from './search.ts'

/** Makes a regular expression ready, or tells what is wrong with it. */
export type CompilePattern = (source: string, caseSensitive?: boolean) => Pattern | PatternProblem

/** {@link Pattern.compile} by itself: a screen loads it when the first rule with a regular expression is there. */
export const compilePattern: CompilePattern = (source, caseSensitive) => Pattern.compile(source, caseSensitive)

/**
 * A regular expression whose search takes time in proportion to the text: a subset of the usual syntax, run without
 * backtracking. See docs/decisions/highlight-patterns.md.
 */
export class Pattern {
  readonly #search: Search

  private constructor(program: readonly Instruction[]) {
    this.#search = new Search(program, firstCharacters(program))
  }

  /** The pattern, or what is wrong with it. */
  static compile(source: string, caseSensitive = false): Pattern | PatternProblem {
    try {
      return new Pattern(compileProgram(source, caseSensitive))
    } catch (cause) {
      if (cause instanceof PatternFault) return cause.problem
      throw cause
    }
  }

  /** The first and there the longest match that is not empty and begins at `from` or later. Stops when the budget is spent. */
  find(text: string, from: number, budget: StepBudget): TextRange | undefined {
    return this.#search.find(text, from, budget)
  }

  /** All such matches, none inside another, as far as the budget reaches. */
  findAll(text: string, budget: StepBudget): readonly TextRange[] {
    const found: TextRange[] = []
    let range = this.find(text, 0, budget)
    while (range !== undefined) {
      found.push(range)
      range = this.find(text, range.end, budget)
    }
    return found
  }
}

/** The characters that can be the first of every match that is not empty. */
function firstCharacters(program: readonly Instruction[]): CharacterUnion {
  const sets = new Set<CharacterSet>()
  const seen = new Set<number>()
  const waiting = [0]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const instruction = program[at]
    if (seen.has(at) || instruction === undefined) continue
    seen.add(at)
    if (instruction.kind === 'character') sets.add(instruction.set)
    else if (instruction.kind === 'jump') waiting.push(instruction.to)
    else if (instruction.kind === 'split') waiting.push(instruction.to, at + 1)
    else if (instruction.kind === 'assertion') waiting.push(at + 1)
  }
  return new CharacterUnion([...sets])
}
