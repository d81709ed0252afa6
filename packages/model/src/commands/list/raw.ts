import { blankSecrets } from '@longwire/connection'
import { parseMessage } from '@longwire/irc'
import { done, notDone, outcomeOf } from '../../action-outcome.ts'
import { replyText } from '../reply-text.ts'
import type { Command } from '../command.ts'
import { answers } from '../../words/answers.ts'

export const raw: Command = {
  name: 'raw',
  aliases: ['quote'],
  group: 'connection',
  help: 'Sends a line to the network as it is.',
  parameters: [{ name: 'line', kind: 'text', rest: true }],
  needs: ['online'],
  isSecret: (args) => blankSecrets(args) !== args,
  async run(args, context) {
    const message = parseMessage(args.get('line'))
    if (message === undefined) return notDone('usage', answers.notALine)
    const { tags, command, params } = message
    const outcome = await context.ask({ tags, command, params })
    if (outcome.kind !== 'ok') return outcomeOf(outcome, () => undefined)
    context.print(...outcome.replies.map(replyText))
    return done
  },
}
