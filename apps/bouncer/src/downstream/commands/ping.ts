import type { Command } from '../command.ts'
import { SERVER_NAME } from '../server-name.ts'

/** Answered by the bouncer itself: it says that this connection is alive, not the network's. */
export const ping: Command = {
  name: 'PING',
  minParams: 1,
  needsNetwork: false,
  needsUpstream: false,
  run({ params }, context) {
    context.reply({ source: SERVER_NAME, command: 'PONG', params: [SERVER_NAME, params[0] ?? ''] })
  },
}
