import type { Command } from './command.ts'

/** Which command a name or an alias means. */
export function findCommand(commands: readonly Command[], name: string): Command | undefined {
  return commands.find((command) => command.name === name || command.aliases?.includes(name) === true)
}
