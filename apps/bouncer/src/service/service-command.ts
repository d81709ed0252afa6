import type { Texts } from '../language/en.ts'
import type { UserParts } from '../user/parts.ts'
import type { InstallationRights } from './service-rights.ts'

/** One command of the service: words that name it, and what it answers, line by line. */
export type ServiceCommand = CommandOf<ServiceContext> & { readonly administrators?: false }

/** One command that only administrators see. */
export type AdministratorCommand = CommandOf<ServiceContext & { readonly installation: InstallationRights }> & {
  readonly administrators: true
}

/** What a command works with: the parts of the person, and the language in which they are answered. */
export interface ServiceContext extends UserParts {
  readonly texts: Texts
}

interface CommandOf<Context> {
  /** Lower case, one or more words. What follows it and what it does is told by {@link Texts}. */
  readonly name: keyof Texts['commands']
  readonly minWords: number
  run(words: readonly string[], context: Context): Promise<readonly string[]>
}
