import { join } from 'node:path'
import { RunningProgram, type Terminal, startTerminal } from '@longwire/peers'

/** The folder of the tutorial. */
export const tutorial = join(import.meta.dirname, '../../docs/tutorial')

const node = { path: process.execPath, env: {} }

/** Starts an example of the tutorial as a reader does, in a process of its own. */
export function startExample(
  name: string,
  args: readonly (string | number)[],
  env: Readonly<Record<string, string>> = {},
): Promise<RunningProgram> {
  const words = [join(tutorial, 'examples', name), ...args.map(String)]
  return RunningProgram.start(node, words, { name, cwd: tutorial, env })
}

/** Runs an example to its end; resolves with what it printed, and last how it ended. */
export async function runExample(
  name: string,
  args: readonly (string | number)[],
  env: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const program = await startExample(name, args, env)
  const how = await program.ended
  return [...program.output.trimEnd().split('\n'), how]
}

/** Starts an example in a terminal. Ask `skipUnless('tmux')` first. */
export function startInTerminal(name: string, args: readonly (string | number)[]): Promise<Terminal> {
  return startTerminal(node, [join(tutorial, 'examples', name), ...args.map(String)])
}

/** What an example ends with when it was ended as planned. */
export const well = 'ended with code 0'

/** What it ends with when it says that it failed. */
export const failed = 'ended with code 1'
