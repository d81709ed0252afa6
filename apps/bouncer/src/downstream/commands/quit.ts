import type { Command } from '../command.ts'
import { SERVER_NAME } from '../server-name.ts'

/** Detaches this client alone: the networks stay, and so do other screens. */
export const quit: Command = {
  name: 'QUIT',
  minParams: 0,
  needsNetwork: false,
  needsUpstream: false,
  run(_, context) {
    context.reply({ source: SERVER_NAME, command: 'ERROR', params: ['Goodbye'] })
    context.screen.close('done', 'quit')
  },
}
