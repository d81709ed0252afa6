import { outcomeOf } from '../../action-outcome.ts'
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
    return outcomeOf(await network.client.part(args.get('channel'), args.find('reason')).done, () => undefined)
  },
}

export const cycle: Command = {
  name: 'cycle',
  aliases: ['hop', 'rejoin'],
  group: 'channels',
  help: 'Leaves a channel and joins it again.',
  parameters,
  needs: ['online'],
  async run(args, { network }) {
    const channel = args.get('channel')
    const left = outcomeOf(await network.client.part(channel, args.find('reason')).done, () => undefined)
    if (!left.ok) return left
    return outcomeOf(await network.client.join(channel).done, () => undefined)
  },
}
