import { done } from '../../action-outcome.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { replyText } from '../reply-text.ts'

/** The bouncer's own service; what is said to it goes no further and is kept nowhere. */
const SERVICE = '*longwire'

/** Asks the bouncer's service, and prints what it says. */
async function askService(context: CommandContext, text: string): Promise<CommandOutcome> {
  const outcome = await context.keeper.request({ command: 'PRIVMSG', params: [SERVICE, text] })
  if (!outcome.ok) return outcome
  const said = outcome.value.filter(({ command }) => command === 'NOTICE').map(replyText)
  context.print(...(said.length === 0 ? ['The bouncer said nothing.'] : said))
  return done
}

export const sessions: Command = {
  name: 'sessions',
  group: 'client',
  help: 'Lists where you are logged in, or with revoke ends one of them.',
  parameters: [
    { name: 'what', kind: 'choice', choices: ['list', 'revoke'], optional: true },
    { name: 'id', kind: 'word', optional: true },
  ],
  run(args, context) {
    const id = args.find('id')
    if (args.find('what') !== 'revoke') return askService(context, 'session list')
    if (id === undefined) return { ok: false, code: 'usage', text: 'Which one? /sessions lists them with their ids.' }
    return askService(context, `session revoke ${id}`)
  },
}

export const token: Command = {
  name: 'token',
  group: 'client',
  help: 'Makes a password for one other client or program; it is shown once.',
  parameters: [{ name: 'label', kind: 'text', rest: true }],
  run: (args, context) => askService(context, `password add ${args.get('label')}`),
}
