import type { UserParts } from '../user/parts.ts'
import { passwordCommands } from './password-commands.ts'
import { networkCommands } from './network-commands.ts'
import type { ServiceCommand } from './service-command.ts'

/** The nickname of the service: no network can have such a one. */
export const SERVICE_NICKNAME = '*longwire'

const commands: readonly ServiceCommand[] = [...networkCommands, ...passwordCommands]

/**
 * Answers what a person writes to the service, line by line. A command is found by its words from the start; of several
 * that fit, the longest is meant. Rejects with what the store says.
 */
export async function askService(text: string, user: UserParts): Promise<readonly string[]> {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
  const found = commands
    .filter(({ name }) => name.split(' ').every((word, i) => word === words[i]?.toLowerCase()))
    .toSorted((a, b) => b.name.length - a.name.length)[0]
  if (found === undefined) return helpLines(words)
  const given = words.slice(found.name.split(' ').length)
  if (given.length < found.minWords) return [`Usage: ${found.name} ${found.usage}`]
  return found.run(given, user)
}

function helpLines(words: readonly string[]): readonly string[] {
  const known = commands.map(({ name, usage, help }) => `${name} ${usage}`.trim().padEnd(44) + help)
  if (words.length === 0 || words[0]?.toLowerCase() === 'help') return known
  return [`There is no command “${words.join(' ')}”. There are:`, ...known]
}
