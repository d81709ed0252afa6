import { formatCtcp } from '@longwire/irc'
import { done } from '../../action-outcome.ts'
import type { Command } from '../command.ts'

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
  run(args, { network }) {
    const text = formatCtcp(args.get('command').toUpperCase(), args.find('text'))
    network.send({ command: 'PRIVMSG', params: [args.get('target'), text] })
    return done
  },
}
