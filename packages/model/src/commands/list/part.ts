import { fold } from '@longwire/irc'
import { done } from '../../action-outcome.ts'
import { outcomeInWords } from '../../words/refused.ts'
import type { Command } from '../command.ts'

const parameters: Command['parameters'] = [
  { name: 'channel', kind: 'channel', here: true },
  { name: 'reason', kind: 'text', optional: true, rest: true },
]

export const part: Command = {
  name: 'part',
  aliases: ['leave'],
  group: 'channels',
  help: 'Leaves a channel; its conversation stays in the list.',
  parameters,
  needs: ['online'],
  async run(args, { network }) {
    const channel = args.get('channel')
    return outcomeInWords(await network.client.part(channel, args.find('reason')).done, channel, () => undefined)
  },
}

export const cycle: Command = {
  name: 'cycle',
  aliases: ['hop', 'rejoin'],
  group: 'channels',
  help: 'Leaves a channel and joins it again.',
  parameters,
  needs: ['online'],
  async run(args, { network, session }) {
    const channel = args.get('channel')
    const isIn = session.channels.has(fold(channel, session.isupport.casemapping))
    const left = !isIn
      ? done
      : outcomeInWords(await network.client.part(channel, args.find('reason')).done, channel, () => undefined)
    if (!left.ok) return left
    return outcomeInWords(await network.client.join(channel).done, channel, () => undefined)
  },
}
