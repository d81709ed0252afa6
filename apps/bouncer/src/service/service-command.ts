import type { UserParts } from '../user/parts.ts'

/** One command of the service: words that name it, and what it answers, line by line. */
export interface ServiceCommand {
  /** Lower case, one or more words. */
  readonly name: string
  /** The words after it, for a person. */
  readonly usage: string
  readonly help: string
  readonly minWords: number
  run(words: readonly string[], user: UserParts): Promise<readonly string[]>
}
