import { blankSecrets } from '@longwire/connection'
import { inWords } from '../../words/refused.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'

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
  run(args, context) {
    const said = context.say(service, args.get('text'))
    return said.ok ? answersOf(service, context) : said
  },
}))

/** What a service answers stands in the conversation with it. */
function answersOf(service: string, { network, session }: CommandContext): CommandOutcome {
  return { ok: true, value: { kind: 'show', buffer: network.buffers.ensure(service, session.isupport).key } }
}

export const identify: Command = {
  name: 'identify',
  aliases: ['id'],
  group: 'services',
  help: 'Logs in to your account with NickServ: password, or account and password.',
  parameters: [{ name: 'password', kind: 'text', rest: true }],
  needs: ['online'],
  isSecret: () => true,
  async run(args, context) {
    // Not by the outbox, which is kept: a password must not lie there.
    const asked = context.network.client.say('NickServ', `IDENTIFY ${args.get('password')}`)
    const said = await inWords(asked.done, 'NickServ', () => undefined)
    return said.ok ? answersOf('NickServ', context) : said
  },
}
