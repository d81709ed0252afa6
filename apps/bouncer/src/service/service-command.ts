import type { UserParts } from '../user/parts.ts'
import type { InstallationRights } from './service-rights.ts'

/** One command of the service: words that name it, and what it answers, line by line. */
export type ServiceCommand = CommandOf<UserParts> & { readonly administrators?: false }

/** One command that only administrators see. */
export type AdministratorCommand = CommandOf<UserParts & { readonly installation: InstallationRights }> & {
  readonly administrators: true
}

interface CommandOf<Context> {
  /** Lower case, one or more words. */
  readonly name: string
  /** The words after it, for a person. */
  readonly usage: string
  readonly help: string
  readonly minWords: number
  run(words: readonly string[], context: Context): Promise<readonly string[]>
}
