import type { TextRange } from '../text-range.ts'
import { type CharacterUnion, wordBeginsAt, wordEndsAt } from './characters.ts'
import type { Assertion } from './parse.ts'
import type { Instruction } from './program.ts'

/** How many steps are left to a search, or to several in turn; a step is some nanoseconds. */
export interface StepBudget {
  left: number
}

/**
 * Runs all ways through a program side by side, one character at a time, so that no text makes it slower than
 * (instructions x characters). Of ways that meet in an instruction, the one that began first goes on.
 */
export class Search {
  readonly #program: readonly Instruction[]
  readonly #first: CharacterUnion
  readonly #pending: Uint32Array
  #current: Ways
  #next: Ways
  #bestStart = -1
  #bestEnd = -1

  constructor(program: readonly Instruction[], first: CharacterUnion) {
    this.#program = program
    this.#first = first
    this.#pending = new Uint32Array(program.length * 2 + 2)
    this.#current = new Ways(program.length)
    this.#next = new Ways(program.length)
  }

  find(text: string, from: number, budget: StepBudget): TextRange | undefined {
    this.#current.clear()
    this.#bestStart = -1
    this.#bestEnd = -1
    let at = from
    while (budget.left > 0) {
      if (this.#bestStart === -1) {
        if (this.#current.size === 0) {
          at = this.#skip(text, at, budget)
          // What was entered before was entered at another place, where other assertions hold.
          this.#current.clear()
        }
        if (at < text.length) this.#follow(this.#current, 0, at, text, at, budget)
      }
      const code = text.codePointAt(at)
      if (code === undefined || this.#current.size === 0) {
        if (code === undefined || this.#bestStart !== -1) break
        at += code > 0xffff ? 2 : 1
        continue
      }
      at += code > 0xffff ? 2 : 1
      this.#step(code, text, at, budget)
    }
    return this.#bestStart === -1 ? undefined : { start: this.#bestStart, end: this.#bestEnd }
  }

  /** Moves every way over one character; `at` is the place behind it. */
  #step(code: number, text: string, at: number, budget: StepBudget): void {
    const { instructions, starts, size } = this.#current
    this.#next.clear()
    for (let i = 0; i < size; i++) {
      const start = starts[i] ?? 0
      // The ways stand in the order in which they began, so none of the rest can be better either.
      if (this.#bestStart !== -1 && start > this.#bestStart) break
      const index = instructions[i] ?? 0
      const instruction = this.#program[index]
      if (instruction?.kind === 'character' && instruction.set.has(code))
        this.#follow(this.#next, index + 1, start, text, at, budget)
    }
    budget.left -= size
    const spare = this.#current
    this.#current = this.#next
    this.#next = spare
  }

  /** Adds every instruction that waits for a character and can be reached from this one without any. */
  #follow(ways: Ways, from: number, start: number, text: string, at: number, budget: StepBudget): void {
    const pending = this.#pending
    let count = 0
    pending[count++] = from
    while (count > 0) {
      const index = pending[--count] ?? 0
      if (!ways.enter(index)) continue
      budget.left--
      const instruction = this.#program[index]
      switch (instruction?.kind) {
        case 'character':
          ways.add(index, start)
          break
        case 'jump':
          pending[count++] = instruction.to
          break
        case 'split':
          pending[count++] = instruction.to
          pending[count++] = index + 1
          break
        case 'assertion':
          if (holds(instruction.assertion, text, at)) pending[count++] = index + 1
          break
        case 'match':
          this.#matched(start, at)
          break
        case undefined:
      }
    }
  }

  #matched(start: number, end: number): void {
    if (end === start) return
    const better =
      this.#bestStart === -1 || start < this.#bestStart || (start === this.#bestStart && end > this.#bestEnd)
    if (!better) return
    this.#bestStart = start
    this.#bestEnd = end
  }

  /** The next place where a match can begin; the text's end where there is none. */
  #skip(text: string, from: number, budget: StepBudget): number {
    let at = from
    let code = text.codePointAt(at)
    while (code !== undefined && !this.#first.has(code)) {
      at += code > 0xffff ? 2 : 1
      code = text.codePointAt(at)
    }
    budget.left -= at - from
    return at
  }
}

/** Instructions to go on with, each once, each with the place where its match began. */
class Ways {
  readonly instructions: Uint32Array
  readonly starts: Uint32Array
  size = 0
  /** In which round an instruction was last entered. */
  readonly #entered: Float64Array
  #round = 0

  constructor(instructions: number) {
    this.instructions = new Uint32Array(instructions)
    this.starts = new Uint32Array(instructions)
    this.#entered = new Float64Array(instructions)
  }

  clear(): void {
    this.size = 0
    this.#round++
  }

  /** False where the instruction was entered in this round before. */
  enter(index: number): boolean {
    if (this.#entered[index] === this.#round) return false
    this.#entered[index] = this.#round
    return true
  }

  add(instruction: number, start: number): void {
    this.instructions[this.size] = instruction
    this.starts[this.size] = start
    this.size++
  }
}

const LINE_FEED = 0x0a

function holds(assertion: Assertion, text: string, at: number): boolean {
  switch (assertion) {
    case 'line-start':
      return at === 0 || text.charCodeAt(at - 1) === LINE_FEED
    case 'line-end':
      return at === text.length || text.charCodeAt(at) === LINE_FEED
    case 'boundary':
      return wordEndsAt(text, at) !== wordBeginsAt(text, at)
    case 'no-boundary':
      return wordEndsAt(text, at) === wordBeginsAt(text, at)
  }
}
