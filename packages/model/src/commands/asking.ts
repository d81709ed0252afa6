import type { Message, Outcome } from '@longwire/irc'
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
  return askForList(context, { none: answers.nothing }, command, ...params)
}

/** How an answer is printed that may be empty. */
export interface PrintedList {
  /** What is printed then. */
  readonly none: string
  /** A reply as it is to be read; undefined for one that is left out. Without it, all are printed as they came. */
  readonly read?: (reply: Message) => Message | undefined
}

/** The same for what may be empty. */
export async function askForList(
  context: CommandContext,
  { none, read = (reply) => reply }: PrintedList,
  command: string,
  ...params: readonly string[]
): Promise<CommandOutcome> {
  const outcome = await asked(context, command, params)
  if (outcome.kind !== 'ok') return told(command, outcome, params)
  const texts = repliesText(outcome.replies.flatMap((reply) => read(reply) ?? []))
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
