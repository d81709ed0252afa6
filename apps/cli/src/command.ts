import type { Resources } from '@longwire/bouncer'

/** One subcommand of `longwire`. */
export interface CliCommand {
  /** One line for the list of commands. */
  readonly summary: string
  /** What `--help` prints. */
  readonly help: string
  /** Runs with the arguments after its name and what is shipped beside the code; answers the process's exit status. */
  run(args: readonly string[], shipped: Resources): Promise<number>
}

/** What was typed cannot be meant: told to the person as it is, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
