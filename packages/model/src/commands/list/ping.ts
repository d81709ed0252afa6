import { done, outcomeOf } from '../../action-outcome.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { answers } from '../../words/answers.ts'

export const ping: Command = {
  name: 'ping',
  group: 'connection',
  help: 'Measures how long an answer of the network, or of a person, takes.',
  parameters: [{ name: 'nickname', kind: 'nickname', optional: true }],
  needs: ['online'],
  run(args, context) {
    const nickname = args.find('nickname')
    if (nickname === undefined) return measure(context)
    // The answer is shown here, with the time that it took.
    context.network.ctcp.ask(context.buffer, nickname, 'PING')
    context.print(answers.asked(nickname))
    return done
  },
}

export const lag: Command = {
  name: 'lag',
  group: 'connection',
  help: 'Measures how long an answer of the network takes.',
  parameters: [],
  needs: ['online'],
  run: (_args, context) => measure(context),
}

async function measure(context: CommandContext): Promise<CommandOutcome> {
  const asked = context.environment.now()
  const outcome = await context.ask({ command: 'PING', params: [`lag-${asked}`] })
  if (outcome.kind !== 'ok') return outcomeOf(outcome, () => undefined)
  context.print(answers.took(context.environment.now() - asked))
  return done
}
