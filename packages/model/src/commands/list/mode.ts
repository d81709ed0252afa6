import { type IsupportState, sameName } from '@longwire/irc'
import { ask, askAndPrint, tell } from '../asking.ts'
import type { Command } from '../command.ts'
import { answers } from '../../words/answers.ts'

export const mode: Command = {
  name: 'mode',
  group: 'moderation',
  help: 'Shows the modes of a channel or of yourself, or changes them.',
  parameters: [
    { name: 'channel', kind: 'channel', here: true, optional: true },
    { name: 'modes', kind: 'text', optional: true, rest: true },
  ],
  needs: ['online'],
  run(args, context) {
    const { identity, isupport } = context.session
    const words = args.words('modes')
    // `/mode ada +i` in a channel is about oneself.
    const aboutOneself = sameName(words[0] ?? '', identity.nickname, isupport.casemapping)
    const target = aboutOneself ? identity.nickname : (args.find('channel') ?? identity.nickname)
    const modes = aboutOneself ? words.slice(1) : words
    const asks = modes.length === 0 || (modes.length === 1 && isListMode(modes[0] as string, isupport))
    return asks ? askAndPrint(context, 'MODE', target, ...modes) : ask(context, 'MODE', target, ...modes)
  },
}

/** `b` or `+b`: without a mask, the list itself is wanted. */
function isListMode(word: string, { channelModes }: IsupportState): boolean {
  const letter = word.replace(/^\+/, '')
  return letter.length === 1 && channelModes[0].includes(letter)
}

export const umode: Command = {
  name: 'umode',
  group: 'moderation',
  help: 'Shows your own modes, or changes them.',
  parameters: [{ name: 'modes', kind: 'text', optional: true, rest: true }],
  needs: ['online'],
  run(args, context) {
    const own = context.session.identity.nickname
    const modes = args.words('modes')
    if (modes.length === 0) return askAndPrint(context, 'MODE', own)
    return tell(context, ask(context, 'MODE', own, ...modes), answers.umode(modes.join(' ')))
  },
}
