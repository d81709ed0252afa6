import process from 'node:process'
import type { Resources } from '@longwire/bouncer'
import { type Flags, readTyped, type Typed } from './administration.ts'
import { type CliCommand, UsageError } from './command.ts'

/** What one subcommand does; answers the exit status. */
export type Subcommand = (typed: Typed, shipped: Resources) => Promise<number>

/** A command that is made of subcommands. */
export interface Subcommands {
  readonly name: string
  readonly summary: string
  readonly help: string
  /** What any of them takes, beside `--data`. */
  readonly flags: Flags
  readonly subcommands: Readonly<Record<string, Subcommand>>
}

/** The command that runs the subcommand which is named first, or tells what there is. */
export function subcommandsOf({ name: command, summary, help, flags, subcommands }: Subcommands): CliCommand {
  return {
    summary,
    help,
    async run([name = 'help', ...rest], shipped) {
      const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined
      if (rest.includes('--help') || subcommand === undefined) process.stdout.write(help)
      if (rest.includes('--help') || name === 'help' || name === '--help' || name === '-h') return 0
      if (subcommand === undefined) throw new UsageError(`There is no command “${command} ${name}”.`)
      return subcommand(readTyped(rest, flags), shipped)
    },
  }
}
