import { ask } from '../asking.ts'
import type { Command } from '../command.ts'

export const nick: Command = {
  name: 'nick',
  group: 'connection',
  help: 'Changes your nickname on this network.',
  parameters: [{ name: 'nickname', kind: 'word' }],
  needs: ['online'],
  run: (args, context) => ask(context, 'NICK', args.get('nickname')),
}
