import { ask } from '../asking.ts'
import type { Command } from '../command.ts'

export const setname: Command = {
  name: 'setname',
  group: 'connection',
  help: 'Changes your real name on this network.',
  parameters: [{ name: 'realname', kind: 'text', rest: true }],
  needs: ['online'],
  run: (args, context) => ask(context, 'SETNAME', args.get('realname')),
}
