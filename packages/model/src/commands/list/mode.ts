import { ask, askAndPrint } from '../asking.ts'
import type { Command } from '../command.ts'

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
    const own = context.session.identity.nickname
    const [first, ...rest] = args.words('modes')
    const channel = args.find('channel')
    // `/mode ada +i` names the target though it is no channel.
    const target = channel ?? (first !== undefined && !/^[+-]/.test(first) ? first : own)
    const modes = channel === undefined && target === first ? rest : args.words('modes')
    return modes.length === 0 ? askAndPrint(context, 'MODE', target) : ask(context, 'MODE', target, ...modes)
  },
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
    return modes.length === 0 ? askAndPrint(context, 'MODE', own) : ask(context, 'MODE', own, ...modes)
  },
}
