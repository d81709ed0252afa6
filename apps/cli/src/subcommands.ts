import process from 'node:process'
import type { Resources } from '@longwire/bouncer'
import { type Flags, readTyped, refuseSurplus, type Typed } from './administration.ts'
import { type CliCommand, UsageError } from './command.ts'

/** What one subcommand does; answers the exit status. */
export type Run = (typed: Typed, shipped: Resources) => Promise<number>

/** One subcommand: how many words it takes at most, and what it does. */
export type Subcommand = readonly [words: number, run: Run]

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
      const [words, run] = subcommand
      const typed = readTyped(rest, flags)
      refuseSurplus(typed, words)
      return run(typed, shipped)
    },
  }
}
