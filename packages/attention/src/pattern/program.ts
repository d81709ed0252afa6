import { CharacterSet } from './characters.ts'
import { type Assertion, type PatternNode, parsePattern } from './parse.ts'
import { MAX_PATTERN_STEPS, PatternFault } from './problem.ts'

/** One step of a search; what is not said goes on with the next instruction. */
export type Instruction =
  | { readonly kind: 'character'; readonly set: CharacterSet }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'jump'; readonly to: number }
  /** Goes on with the next instruction, and with `to` as well. */
  | { readonly kind: 'split'; readonly to: number }
  | { readonly kind: 'match' }

/** A pattern as instructions, at most {@link MAX_PATTERN_STEPS}. Throws {@link PatternFault}. */
export function compileProgram(pattern: string, caseSensitive: boolean): readonly Instruction[] {
  const writer = new ProgramWriter(caseSensitive)
  writer.write(parsePattern(pattern))
  writer.push({ kind: 'match' })
  return writer.instructions
}

class ProgramWriter {
  readonly instructions: Instruction[] = []
  readonly #sets = new Map<string, CharacterSet>()
  readonly #caseSensitive: boolean

  constructor(caseSensitive: boolean) {
    this.#caseSensitive = caseSensitive
  }

  push(instruction: Instruction): number {
    if (this.instructions.length >= MAX_PATTERN_STEPS)
      throw new PatternFault('too-complex', 0, 'Too much, counting every repetition: make it simpler.')
    return this.instructions.push(instruction) - 1
  }

  write(node: PatternNode): void {
    switch (node.kind) {
      case 'character':
        this.push({ kind: 'character', set: this.#set(node.source, node.at) })
        return
      case 'assertion':
        this.push({ kind: 'assertion', assertion: node.assertion })
        return
      case 'sequence':
        for (const part of node.parts) this.write(part)
        return
      case 'choice':
        this.#writeChoice(node.options)
        return
      case 'repeat':
        this.#writeRepeat(node.part, node.min, node.max)
    }
  }

  #writeChoice(options: readonly PatternNode[]): void {
    const ends: number[] = []
    for (const [index, option] of options.entries()) {
      if (index === options.length - 1) {
        this.write(option)
        break
      }
      const split = this.push({ kind: 'split', to: 0 })
      this.write(option)
      ends.push(this.push({ kind: 'jump', to: 0 }))
      this.instructions[split] = { kind: 'split', to: this.instructions.length }
    }
    for (const end of ends) this.instructions[end] = { kind: 'jump', to: this.instructions.length }
  }

  #writeRepeat(part: PatternNode, min: number, max: number): void {
    for (let i = 0; i < min; i++) {
      const before = this.instructions.length
      this.write(part)
      // Nothing, however often, is nothing; and it would not count towards the limit.
      if (this.instructions.length === before) return
    }
    if (max === Number.POSITIVE_INFINITY) {
      const loop = this.push({ kind: 'split', to: 0 })
      this.write(part)
      this.push({ kind: 'jump', to: loop })
      this.instructions[loop] = { kind: 'split', to: this.instructions.length }
      return
    }
    const splits: number[] = []
    for (let i = min; i < max; i++) {
      splits.push(this.push({ kind: 'split', to: 0 }))
      this.write(part)
    }
    for (const split of splits) this.instructions[split] = { kind: 'split', to: this.instructions.length }
  }

  #set(source: string, at: number): CharacterSet {
    const known = this.#sets.get(source)
    if (known !== undefined) return known
    try {
      const set = new CharacterSet(source, this.#caseSensitive)
      this.#sets.set(source, set)
      return set
    } catch (cause) {
      if (cause instanceof SyntaxError) throw new PatternFault('syntax', at, 'No such set of characters.')
      throw cause
    }
  }
}
