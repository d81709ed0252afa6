import { AdministrationError } from '../administration/administration-error.ts'
import { en, type Texts } from '../language/en.ts'
import type { UserParts } from '../user/parts.ts'
import { channelCommands } from './channel-commands.ts'
import { passwordCommands } from './password-commands.ts'
import { networkCommands, networkKeys } from './network-commands.ts'
import type { AdministratorCommand, ServiceCommand } from './service-command.ts'
import { statusCommand } from './status-command.ts'
import { userCommands } from './user-commands.ts'
import { wordsOf } from './words.ts'

/** Everything that the service can do, in the order of its help. */
export const serviceCommands: readonly (ServiceCommand | AdministratorCommand)[] = [
  ...networkCommands,
  ...channelCommands,
  ...passwordCommands,
  statusCommand,
  ...userCommands,
]

/**
 * Answers what a person writes to the service, line by line. A command is found by its words from the start; of several
 * that fit, the longest is meant. Rejects with what the store says.
 */
export async function askService(text: string, user: UserParts): Promise<readonly string[]> {
  const texts = user.rules.texts
  const context = { ...user, texts }
  const words = wordsOf(text)
  const installation = await user.rights.administration()
  const commands = serviceCommands.filter((command) => command.administrators !== true || installation !== undefined)
  const found = commands
    .filter(({ name }) => name.split(' ').every((word, i) => word === words[i]?.toLowerCase()))
    .toSorted((a, b) => b.name.length - a.name.length)[0]
  if (found === undefined) return helpLines(words, commands, texts)
  const given = words.slice(found.name.split(' ').length)
  if (given.length < found.minWords) return [texts.usage(`${found.name} ${texts.commands[found.name].usage}`)]
  try {
    if (found.administrators !== true) return await found.run(given, context)
    return installation === undefined ? [] : await found.run(given, { ...context, installation })
  } catch (error) {
    if (error instanceof AdministrationError) return [texts.people.refused(error.code, given[0] ?? '', error.message)]
    throw error
  }
}

/** What a command is written like, and what it does. */
export function serviceHelp(
  name: keyof Texts['commands'],
  texts: Texts = en,
): { readonly words: string; readonly help: string } {
  const { usage, help } = texts.commands[name]
  return { words: `${name} ${usage}`.trim(), help: help.replace('{keys}', networkKeys) }
}

function helpLines(
  [first, ...rest]: readonly string[],
  commands: readonly (ServiceCommand | AdministratorCommand)[],
  texts: Texts,
): readonly string[] {
  const asked = first === undefined || first.toLowerCase() === 'help'
  const about = asked ? rest.join(' ').toLowerCase() : (first ?? '').toLowerCase()
  const near = commands.filter(({ name }) => name.startsWith(about))
  const lines = (near.length > 0 ? near : commands).map(({ name }) => {
    const { words, help } = serviceHelp(name, texts)
    return words.padEnd(32) + help
  })
  return asked ? lines : [texts.unknownCommand([first, ...rest].join(' ')), ...lines]
}
