import { isChannelName } from '@longwire/irc'
import { done } from '../../action-outcome.ts'
import { outcomeInWords } from '../../words/refused.ts'
import { wordsOf } from '../arguments.ts'
import type { Command, CommandOutcome } from '../command.ts'

export const join: Command = {
  name: 'join',
  aliases: ['j'],
  group: 'channels',
  help: 'Joins channels, with their keys where they have some, and shows the last one.',
  parameters: [
    { name: 'channels', kind: 'channel' },
    { name: 'keys', kind: 'word', optional: true },
  ],
  needs: ['online'],
  async run(args, { network, session }) {
    const keys = (args.find('keys') ?? '').split(',')
    let last: CommandOutcome = done
    for (const [i, name] of wordsOf(args.get('channels')).entries()) {
      const channel = isChannelName(session.isupport, name) ? name : `#${name}`
      const outcome = await network.client.join(channel, keys[i] || undefined).done
      last = outcomeInWords(outcome, channel, () => ({
        kind: 'show',
        buffer: network.buffers.ensure(channel, session.isupport).key,
      }))
      if (!last.ok) return last
    }
    return last
  },
}
