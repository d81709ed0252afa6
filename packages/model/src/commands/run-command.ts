import { notDone } from '../action-outcome.ts'
import { aliasesIn } from '../preferences/screen-keys.ts'
import { type Arguments, parseArguments, type Place } from './arguments.ts'
import type { Command, CommandContext, CommandOutcome } from './command.ts'
import type { Parameter } from './signature.ts'
import { expandAlias } from './expand-alias.ts'
import { findCommand } from './find-command.ts'
import { readTyped } from './typed.ts'
import { suggest } from './suggest.ts'
import { questionOf, usageOf } from './usage.ts'
import { answers } from '../words/answers.ts'

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
  if (command === undefined) return runAlias(name, rest, context, confirmed)
  const obstacle = obstacleTo(command, context)
  if (obstacle !== undefined) return obstacle
  const parsed = parseArguments(command, rest, placeOf(context))
  if (parsed.kind === 'missing') {
    return notDone('usage', answers.needs(command.name, wanted(command, parsed.parameter), usageOf(command)))
  }
  if (parsed.kind === 'unknown-flag') {
    return notDone('usage', answers.unknownFlag(command.name, parsed.flag, usageOf(command)))
  }
  const wrong = command.parameters.find((parameter) => isWrongChoice(parameter, parsed.args))
  if (wrong !== undefined) return wrongChoice(command, wrong, parsed.args.get(wrong.name))
  if (command.question !== undefined && !confirmed)
    return notDone('needs-confirmation', questionOf(command, command.question))
  return command.run(parsed.args, context)
}

/** Aliases that may stand for each other, one after the other. */
const DEEPEST_ALIAS = 5

/** A command of the person's own; none of its expansions may be another text than a command or something to say. */
function runAlias(
  name: string,
  rest: string,
  context: CommandContext,
  confirmed: boolean,
  depth = 0,
): CommandOutcome | Promise<CommandOutcome> {
  const aliases = aliasesIn(context.preferences.view.values)
  const expansion = aliases.get(name)
  if (expansion === undefined) return unknownCommand(name, [...namesOf(context.commands), ...aliases.keys()])
  if (depth >= DEEPEST_ALIAS) return notDone('alias-loop', answers.aliasLoop(name))
  const { nickname } = context.session.identity
  const typed = readTyped(expandAlias(expansion, rest, { nickname, target: context.buffer.name }))
  if (typed.kind === 'text') return context.say(context.buffer.name, typed.text)
  return findCommand(context.commands, typed.name) === undefined
    ? runAlias(typed.name, typed.rest, context, confirmed, depth + 1)
    : runCommand(typed.name, typed.rest, context, confirmed)
}

/** What is missing, as a person would name it. */
function wanted({ parameters }: Command, missing: string): string {
  return parameters.find(({ name }) => name === missing)?.choices?.join(', ') ?? missing
}

function isWrongChoice({ name, kind, choices = [], open, rest }: Parameter, args: Arguments): boolean {
  const value = args.find(name)
  if (kind !== 'choice' || open === true || rest === true || value === undefined) return false
  return !choices.includes(value.toLowerCase())
}

function wrongChoice(command: Command, { choices = [] }: Parameter, typed: string): CommandOutcome {
  const [alike] = suggest(typed.toLowerCase(), choices)
  return notDone('usage', answers.wrongChoice(command.name, typed, choices.join(', '), alike))
}

function namesOf(commands: readonly Command[]): readonly string[] {
  return commands.flatMap((command) => [command.name, ...(command.aliases ?? [])])
}

/** Why a command cannot be used here; undefined where it can. */
function obstacleTo(command: Command, context: CommandContext): CommandOutcome | undefined {
  for (const need of command.needs ?? []) {
    if (need === 'online' && !context.network.ready) {
      return notDone('offline', answers.needsNetwork(command.name))
    }
    if (need === 'channel' && context.buffer.kind !== 'channel') {
      return notDone('not-a-channel', answers.needsChannel(command.name))
    }
    if (need === 'conversation' && context.buffer.kind === 'server') {
      return notDone('not-a-conversation', answers.needsConversation(command.name))
    }
  }
  return undefined
}

function placeOf({ session, buffer }: CommandContext): Place {
  return { session, channel: buffer.kind === 'channel' ? buffer.name : undefined }
}

function unknownCommand(name: string, names: readonly string[]): CommandOutcome {
  const alike = suggest(name, names).map((known) => `/${known}`)
  return notDone('unknown-command', answers.unknownCommand(name, alike.join(', ')))
}
