import { done } from '../../action-outcome.ts'
import type { Command } from '../command.ts'
import { answers } from '../../words/answers.ts'

export const ctcp: Command = {
  name: 'ctcp',
  group: 'messages',
  help: "Asks somebody's program something: VERSION, TIME, PING and the like.",
  parameters: [
    { name: 'target', kind: 'target' },
    {
      name: 'command',
      kind: 'choice',
      choices: ['VERSION', 'TIME', 'PING', 'CLIENTINFO', 'SOURCE', 'USERINFO'],
      open: true,
    },
    { name: 'text', kind: 'text', optional: true, rest: true },
  ],
  needs: ['online'],
  run(args, { network, buffer, print }) {
    network.ctcp.ask(buffer, args.get('target'), args.get('command').toUpperCase(), args.find('text'))
    print(answers.asked(args.get('target')))
    return done
  },
}
