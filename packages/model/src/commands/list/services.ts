import { blankSecrets } from '@longwire/connection'
import { outcomeOf } from '../../action-outcome.ts'
import type { Command } from '../command.ts'

const services = [
  { name: 'ns', service: 'NickServ', help: 'Says something to NickServ, which keeps nicknames.' },
  { name: 'cs', service: 'ChanServ', help: 'Says something to ChanServ, which keeps channels.' },
  {
    name: 'ms',
    service: 'MemoServ',
    help: 'Says something to MemoServ, which keeps messages for people who are away.',
  },
  { name: 'hs', service: 'HostServ', help: 'Says something to HostServ, which gives out hostnames.' },
  { name: 'bs', service: 'BotServ', help: 'Says something to BotServ, which lends bots to channels.' },
  { name: 'os', service: 'OperServ', help: 'Says something to OperServ, which is for those who run the network.' },
] as const

/** `/ns`, `/cs` and the like. */
export const serviceCommands: readonly Command[] = services.map(({ name, service, help }) => ({
  name,
  aliases: [service.toLowerCase()],
  group: 'services',
  help,
  parameters: [{ name: 'text', kind: 'text', rest: true }],
  isSecret: (args) => {
    const line = `PRIVMSG ${service} :${args.trim()}`
    return blankSecrets(line) !== line
  },
  run: (args, context) => context.say(service, args.get('text')),
}))

export const identify: Command = {
  name: 'identify',
  aliases: ['id'],
  group: 'services',
  help: 'Logs in to your account with NickServ: password, or account and password.',
  parameters: [{ name: 'password', kind: 'text', rest: true }],
  needs: ['online'],
  isSecret: () => true,
  async run(args, { network }) {
    // Not by the outbox, which is kept: a password must not lie there.
    const asked = network.client.say('NickServ', `IDENTIFY ${args.get('password')}`)
    return outcomeOf(await asked.done, () => undefined)
  },
}
