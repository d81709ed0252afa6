import { notDone } from '../action-outcome.ts'
import { parseArguments, type Place } from './arguments.ts'
import type { Command, CommandContext, CommandOutcome } from './command.ts'
import { findCommand } from './find-command.ts'
import { suggest } from './suggest.ts'
import { usageOf } from './usage.ts'

/**
 * Runs a command: whether there is one, whether it can be used here, and whether its arguments are right is checked here once,
 * and told in words. `confirmed` says that the person was asked, where it asks.
 */
export async function runCommand(
  name: string,
  rest: string,
  context: CommandContext,
  confirmed: boolean,
): Promise<CommandOutcome> {
  const command = findCommand(context.commands, name)
  if (command === undefined) return unknownCommand(name, context.commands)
  const obstacle = obstacleTo(command, context)
  if (obstacle !== undefined) return obstacle
  const parsed = parseArguments(command, rest, placeOf(context))
  if (parsed.kind === 'missing') {
    return notDone('usage', `/${command.name} needs ${parsed.parameter}. Usage: ${usageOf(command)}`)
  }
  if (parsed.kind === 'unknown-flag') {
    return notDone('usage', `/${command.name} does not know ${parsed.flag}. Usage: ${usageOf(command)}`)
  }
  if (command.question !== undefined && !confirmed) return notDone('needs-confirmation', command.question)
  return command.run(parsed.args, context)
}

/** Why a command cannot be used here; undefined where it can. */
function obstacleTo(command: Command, context: CommandContext): CommandOutcome | undefined {
  for (const need of command.needs ?? []) {
    if (need === 'online' && !context.network.ready) {
      return notDone('offline', `/${command.name} needs the network, and you are offline.`)
    }
    if (need === 'channel' && context.buffer.kind !== 'channel') {
      return notDone('not-a-channel', `/${command.name} works in a channel.`)
    }
    if (need === 'conversation' && context.buffer.kind === 'server') {
      return notDone('not-a-conversation', `/${command.name} works where one can talk.`)
    }
  }
  return undefined
}

function placeOf({ session, buffer }: CommandContext): Place {
  return { session, channel: buffer.kind === 'channel' ? buffer.name : undefined }
}

function unknownCommand(name: string, commands: readonly Command[]): CommandOutcome {
  const names = commands.flatMap((command) => [command.name, ...(command.aliases ?? [])])
  const alike = suggest(name, names).map((known) => `/${known}`)
  const hint = alike.length === 0 ? '/help lists them all' : `did you mean ${alike.join(', ')}?`
  return notDone('unknown-command', `There is no command /${name}: ${hint}. To say it, type //${name}.`)
}
