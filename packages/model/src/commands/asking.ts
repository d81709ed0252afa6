import type { Message, Outcome } from '@longwire/irc'
import { done, outcomeOf } from '../action-outcome.ts'
import type { Command, CommandContext, CommandOutcome } from './command.ts'
import type { Parameter } from './signature.ts'

/** Asks the network; what comes of it is seen by itself, and only a refusal is told. */
export async function ask(
  context: CommandContext,
  command: string,
  ...params: readonly string[]
): Promise<CommandOutcome> {
  return outcomeOf(await asked(context, command, params), () => undefined)
}

/** Asks the network and prints what it answers. */
export async function askAndPrint(
  context: CommandContext,
  command: string,
  ...params: readonly string[]
): Promise<CommandOutcome> {
  const outcome = await asked(context, command, params)
  if (outcome.kind !== 'ok') return outcomeOf(outcome, () => undefined)
  const texts = outcome.replies.map(replyText).filter((text) => text !== '')
  context.print(...(texts.length === 0 ? [`${command}: done`] : texts))
  return done
}

function asked(context: CommandContext, command: string, params: readonly string[]): Promise<Outcome> {
  return context.ask({ command, params })
}

/** What a reply says to a person: numerics without whom they are for, other lines as they are. */
export function replyText({ command, params }: Message): string {
  if (/^\d{3}$/.test(command)) return params.slice(1).join(' ')
  return command === 'NOTICE' || command === 'NOTE' || command === 'WARN'
    ? (params.at(-1) ?? '')
    : `${command} ${params.join(' ')}`
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
