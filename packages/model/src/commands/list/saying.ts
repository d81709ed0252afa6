import { stripFormatting } from '@longwire/irc'
import { done } from '../../action-outcome.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'

const whatToSay: Command['parameters'] = [{ name: 'text', kind: 'text', rest: true }]

export const say: Command = {
  name: 'say',
  group: 'messages',
  help: 'Says something here, also what begins with a slash.',
  parameters: whatToSay,
  needs: ['conversation'],
  run: (args, context) => context.say(context.buffer.name, args.get('text')),
}

export const me: Command = {
  name: 'me',
  group: 'messages',
  help: 'Tells what you do.',
  parameters: whatToSay,
  needs: ['conversation'],
  run: (args, context) => context.say(context.buffer.name, args.get('text'), 'action'),
}

export const plain: Command = {
  name: 'plain',
  group: 'messages',
  help: 'Says something without any formatting.',
  parameters: whatToSay,
  needs: ['conversation'],
  run: (args, context) => context.say(context.buffer.name, stripFormatting(args.get('text'))),
}

/** Black on black: what is hidden shows when it is selected, or touched. */
const HIDDEN = '\x0301,01'

export const spoiler: Command = {
  name: 'spoiler',
  group: 'messages',
  help: 'Says something that is hidden until one looks.',
  parameters: whatToSay,
  needs: ['conversation'],
  run: (args, context) => context.say(context.buffer.name, `${HIDDEN}${stripFormatting(args.get('text'))}\x03`),
}

export const slap: Command = {
  name: 'slap',
  group: 'messages',
  help: 'Slaps somebody around a bit with a large trout.',
  parameters: [{ name: 'nickname', kind: 'nickname' }],
  needs: ['conversation'],
  run: (args, context) =>
    context.say(context.buffer.name, `slaps ${args.get('nickname')} around a bit with a large trout`, 'action'),
}

export const shrug: Command = {
  name: 'shrug',
  group: 'messages',
  help: 'Shrugs, after something said.',
  parameters: [{ name: 'text', kind: 'text', optional: true, rest: true }],
  needs: ['conversation'],
  run: (args, context) =>
    context.say(context.buffer.name, [args.find('text'), '¯\\_(ツ)_/¯'].filter(Boolean).join(' ')),
}

export const amsg: Command = {
  name: 'amsg',
  group: 'messages',
  help: 'Says something in every channel of this network.',
  parameters: whatToSay,
  question: 'This says it in every channel of this network. Do you want that?',
  run: (args, context) => everywhere(context, args.get('text'), 'privmsg'),
}

export const ame: Command = {
  name: 'ame',
  group: 'messages',
  help: 'Tells every channel of this network what you do.',
  parameters: whatToSay,
  question: 'This tells it to every channel of this network. Do you want that?',
  run: (args, context) => everywhere(context, args.get('text'), 'action'),
}

function everywhere(context: CommandContext, text: string, as: 'privmsg' | 'action'): CommandOutcome {
  for (const { key, name } of context.network.buffers.all()) {
    if (context.state.buffers.get(key)?.joined !== true) continue
    const said = context.say(name, text, as)
    if (!said.ok) return said
  }
  return done
}
