import { ask } from '../asking.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { banMaskOf } from './ban.ts'
import { changeModes } from './membership.ts'

const parameters: Command['parameters'] = [
  { name: 'channel', kind: 'channel', here: true },
  { name: 'nickname', kind: 'nickname' },
  { name: 'reason', kind: 'text', optional: true, rest: true },
]

export const kick: Command = {
  name: 'kick',
  aliases: ['k'],
  group: 'moderation',
  help: 'Throws somebody out of a channel.',
  parameters,
  needs: ['online'],
  rank: 'halfop',
  run: (args, context) => throwOut(context, args.get('channel'), args.get('nickname'), args.find('reason')),
}

export const kickban: Command = {
  name: 'kickban',
  aliases: ['kb'],
  group: 'moderation',
  help: 'Throws somebody out of a channel, and keeps them out.',
  parameters,
  needs: ['online'],
  rank: 'halfop',
  async run(args, context) {
    const channel = args.get('channel')
    const nickname = args.get('nickname')
    // First the ban: who comes back at once would be in again.
    const banned = await changeModes(context, channel, '+', 'b', [banMaskOf(context, nickname)])
    return banned.ok ? throwOut(context, channel, nickname, args.find('reason')) : banned
  },
}

export const remove: Command = {
  name: 'remove',
  group: 'moderation',
  help: 'Makes somebody leave a channel as if they had left by themselves.',
  parameters,
  needs: ['online'],
  rank: 'op',
  run: (args, context) =>
    ask(context, 'REMOVE', args.get('channel'), args.get('nickname'), ...reason(args.find('reason'))),
}

function throwOut(
  context: CommandContext,
  channel: string,
  nickname: string,
  text: string | undefined,
): Promise<CommandOutcome> {
  return ask(context, 'KICK', channel, nickname, ...reason(text))
}

function reason(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text]
}
