import process from 'node:process'
import type { Resources } from '@longwire/bouncer'
import { type Flags, readTyped, refuseSurplus, type Typed } from './administration.ts'
import type { CliCommand } from './command.ts'

/** A command without subcommands. */
export interface SimpleCommand {
  readonly summary: string
  readonly help: string
  /** What it takes, beside `--data`. */
  readonly flags: Flags
  /** How many words it takes at most. */
  readonly words: number
  /** Answers the exit status. */
  readonly run: (typed: Typed, shipped: Resources) => Promise<number>
}

/** The command, which tells about itself when it is asked. */
export function simpleCommand({ summary, help, flags, words, run }: SimpleCommand): CliCommand {
  return {
    summary,
    help,
    async run(args, shipped) {
      if (args.includes('--help') || args.includes('-h')) {
        process.stdout.write(help)
        return 0
      }
      const typed = readTyped(args, flags)
      refuseSurplus(typed, words)
      return run(typed, shipped)
    },
  }
}
