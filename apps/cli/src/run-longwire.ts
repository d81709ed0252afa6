import process from 'node:process'
import type { Resources } from '@longwire/bouncer'
import manifest from '../package.json' with { type: 'json' }
import { UsageError } from './command.ts'
import { commands } from './commands.ts'
import { refusalOf } from './refusal.ts'

/** Runs what was typed after `longwire`, with what is shipped beside the code, and sets the process's exit status. */
export async function runLongwire(args: readonly string[], shipped: Resources): Promise<void> {
  endWithReader()
  try {
    process.exitCode = await run(args, shipped)
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === undefined) throw error
    process.stderr.write(`longwire: ${refusal.text}\n`)
    process.exitCode = refusal.status
  }
}

/** As other programs end when `head` has read enough. */
function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
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
