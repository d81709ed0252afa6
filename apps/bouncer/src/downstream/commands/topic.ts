import { topicLines } from '../channel-burst.ts'
import type { Command } from '../command.ts'
import { askNetwork } from './relay-outcome.ts'

/** The topic of a channel that the person is in is known here. */
export const topic: Command = {
  name: 'TOPIC',
  minParams: 1,
  needsNetwork: true,
  needsUpstream: true,
  run({ command, params }, context) {
    const [name = '', text] = params
    const channel = context.network.channel(name)
    if (text !== undefined || channel === undefined) return askNetwork({ command, params }, context)
    const lines = topicLines(context.screen.view.nickname, channel)
    if (lines.length === 0) context.numeric('331', channel.name, 'No topic is set')
    for (const line of lines) context.reply(line)
  },
}
