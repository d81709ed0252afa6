import type { Outcome } from '@longwire/irc'
import { type ActionOutcome, done, notDone } from '../action-outcome.ts'
import { outcomeInWords } from '../words/refused.ts'
import type { Command, CommandContext, CommandOutcome } from './command.ts'
import { repliesText } from './reply-text.ts'
import type { Parameter } from './signature.ts'
import { answers } from '../words/answers.ts'

/** Asks the network; what comes of it is seen by itself, and only a refusal is told. */
export async function ask(
  context: CommandContext,
  command: string,
  ...params: readonly string[]
): Promise<CommandOutcome> {
  return told(command, await asked(context, command, params), params)
}

/** Asks the network and prints what it answers. */
export function askAndPrint(
  context: CommandContext,
  command: string,
  ...params: readonly string[]
): Promise<CommandOutcome> {
  return askForList(context, answers.nothing, command, ...params)
}

/** The same for what may be empty: `none` is what is printed then. */
export async function askForList(
  context: CommandContext,
  none: string,
  command: string,
  ...params: readonly string[]
): Promise<CommandOutcome> {
  const outcome = await asked(context, command, params)
  if (outcome.kind !== 'ok') return told(command, outcome, params)
  const texts = repliesText(outcome.replies)
  context.print(...(texts.length === 0 ? [outcome.replies.length === 0 ? answers.done : none] : texts))
  return done
}

/** Does it, and says so in a line where it was typed. */
export async function tell(
  { print }: Pick<CommandContext, 'print'>,
  doing: CommandOutcome | Promise<ActionOutcome<unknown>>,
  answer: string,
): Promise<CommandOutcome> {
  const outcome = await doing
  if (!outcome.ok) return outcome
  print(answer)
  return done
}

function told(command: string, outcome: Outcome, params: readonly string[]): CommandOutcome {
  if (outcome.kind === 'refused' && outcome.refusal.code === 'ERR_UNKNOWNCOMMAND') {
    return notDone(outcome.refusal.code, answers.unknownToNetwork(command))
  }
  return outcomeInWords(outcome, params[0] ?? '', () => undefined)
}

function asked(context: CommandContext, command: string, params: readonly string[]): Promise<Outcome> {
  return context.ask({ command, params })
}

/** A command that only passes on what was typed, each parameter as one of the message, and prints the answer. */
export function plainQuery(
  command: Pick<Command, 'name' | 'group' | 'help' | 'aliases' | 'question'>,
  parameters: readonly Parameter[] = [],
): Command {
  const verb = command.name.toUpperCase()
  return {
    ...command,
    parameters,
    needs: ['online'],
    run: (args, context) => {
      const params = parameters.map(({ name }) => args.find(name)).filter((value) => value !== undefined)
      return askAndPrint(context, verb, ...params)
    },
  }
}
