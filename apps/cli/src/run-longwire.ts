import process from 'node:process'
import type { Resources } from '@longwire/bouncer'
import manifest from '../package.json' with { type: 'json' }
import { UsageError } from './command.ts'
import { commands } from './commands.ts'

/** Runs what was typed after `longwire`, with what is shipped beside the code, and sets the process's exit status. */
export async function runLongwire(args: readonly string[], shipped: Resources): Promise<void> {
  try {
    process.exitCode = await run(args, shipped)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`longwire: ${error.message}\n`)
    process.exitCode = 2
  }
}

async function run([name = 'help', ...rest]: readonly string[], shipped: Resources): Promise<number> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load !== undefined) return (await load()).run(rest, shipped)
  if (name === '--version' || name === '-V' || name === 'version') {
    process.stdout.write(`longwire ${manifest.version} (Node ${process.versions.node})\n`)
    return 0
  }
  await printHelp()
  if (name === 'help' || name === '--help' || name === '-h') return 0
  throw new UsageError(`There is no command “${name}”.`)
}

async function printHelp(): Promise<void> {
  process.stdout.write('Usage: longwire COMMAND [OPTIONS]\n       longwire --version\n\nCommands:\n')
  const width = Math.max(...Object.keys(commands).map((name) => name.length))
  for (const [name, load] of Object.entries(commands)) {
    process.stdout.write(`  ${name.padEnd(width)} ${(await load()).summary}\n`)
  }
}
