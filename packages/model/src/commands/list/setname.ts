import { ask, tell } from '../asking.ts'
import { answers } from '../../words/answers.ts'
import type { Command } from '../command.ts'

export const setname: Command = {
  name: 'setname',
  group: 'connection',
  help: 'Changes your real name on this network.',
  parameters: [{ name: 'realname', kind: 'text', rest: true }],
  needs: ['online'],
  run(args, context) {
    const realname = args.get('realname')
    return tell(context, ask(context, 'SETNAME', realname), answers.realname(realname))
  },
}
