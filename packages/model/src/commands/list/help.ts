import { done, notDone } from '../../action-outcome.ts'
import { helpOf, usageOf } from '../usage.ts'
import type { Command, CommandGroup } from '../command.ts'
import { findCommand } from '../find-command.ts'
import { answers } from '../../words/answers.ts'

const groups: readonly CommandGroup[] = [
  'connection',
  'channels',
  'messages',
  'moderation',
  'people',
  'buffers',
  'attention',
  'client',
  'services',
  'server',
]

export const help: Command = {
  name: 'help',
  aliases: ['commands'],
  group: 'client',
  help: 'Explains a command, or lists them all.',
  parameters: [{ name: 'command', kind: 'command', optional: true }],
  run(args, { commands, print }) {
    const wanted = args.find('command')?.replace(/^\//, '').toLowerCase()
    if (wanted === undefined) {
      for (const group of groups) {
        const names = commands.filter((command) => command.group === group).map(({ name }) => `/${name}`)
        if (names.length > 0) print(`${answers.help.groups[group]}: ${names.join(' ')}`)
      }
      return done
    }
    const command = findCommand(commands, wanted)
    if (command === undefined) return notDone('unknown-command', answers.help.unknown(wanted))
    const aliases = (command.aliases ?? []).map((alias) => `/${alias}`)
    print(usageOf(command), helpOf(command), ...(aliases.length === 0 ? [] : [answers.help.also(aliases.join(' '))]))
    return done
  },
}
