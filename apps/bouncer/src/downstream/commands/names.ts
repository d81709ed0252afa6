import { namesLines } from '../channel-burst.ts'
import type { Command } from '../command.ts'
import { askNetwork } from './relay-outcome.ts'

/** The members of a channel that the person is in are known here; of others, the network is asked. */
export const names: Command = {
  name: 'NAMES',
  minParams: 1,
  needsNetwork: true,
  needsUpstream: true,
  run({ command, params }, context) {
    for (const name of (params[0] ?? '').split(',')) {
      const channel = context.network.channel(name)
      if (channel === undefined || !channel.membersComplete) askNetwork({ command, params: [name] }, context)
      else
        for (const line of namesLines(context.screen.view.nickname, context.network.burst, channel)) context.reply(line)
    }
  },
}
