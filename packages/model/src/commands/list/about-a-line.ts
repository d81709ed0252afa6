import { type MessageInit, reactTo, redactMessage, unreactTo } from '@longwire/irc'
import { notDone, refusal } from '../../action-outcome.ts'
import { isSpoken } from '../../buffers/attention.ts'
import { isMsgid } from '../../history/line-ids.ts'
import type { Line } from '../../line.ts'
import type { Arguments } from '../arguments.ts'
import { personNow } from '../../people/person-now.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { takesReactions, takesReplies } from '../../network/capabilities.ts'
import { answers } from '../../words/answers.ts'
import { inWords } from '../../words/refused.ts'

/** Which line is meant, where it is not the last one. */
const flags: Command['flags'] = [{ name: 'to', value: 'msgid' }]

const noLine = refusal('no-line', () => answers.noLine)
const noReplies = refusal('not-here', () => answers.notHere.replies)
const noReactions = refusal('not-here', () => answers.notHere.reactions)

/** What one types to in the middle of a talk: the last thing that somebody else (or oneself) said here. */
function meant(args: Arguments, { buffer }: CommandContext, by: 'others' | 'oneself'): Line | undefined {
  const named = args.find('to')
  if (named !== undefined) return buffer.timeline.get(named)
  return buffer.timeline.confirmed.findLast(
    (line) => isSpoken(line) && line.own === (by === 'oneself') && line.redacted === undefined && isMsgid(line.id),
  )
}

/** Tells whoever is in this conversation; what is refused is told in words. */
function tell(context: CommandContext, message: MessageInit): Promise<CommandOutcome> {
  return inWords(context.ask(message), context.buffer.name, () => undefined)
}

/** The same, but nothing to whoever bears the nickname of somebody who is called otherwise now. */
async function tellThem(context: CommandContext, message: MessageInit): Promise<CommandOutcome> {
  const { buffer, network } = context
  const now = personNow(buffer, network.buffers)
  if (now.kind === 'renamed') return notDone('renamed', answers.renamedMeanwhile(buffer.name, now.to))
  return tell(context, message)
}

export const reply: Command = {
  name: 'reply',
  group: 'messages',
  help: 'Answers the last thing that somebody else said here.',
  flags,
  parameters: [{ name: 'text', kind: 'text', rest: true }],
  needs: ['conversation'],
  run(args, context) {
    const line = meant(args, context, 'others')
    if (line === undefined) return noLine
    if (context.network.ready && !takesReplies(context.session)) return noReplies
    return context.say(`${line.status ?? ''}${context.buffer.name}`, args.get('text'), 'privmsg', { '+reply': line.id })
  },
}

export const react: Command = {
  name: 'react',
  group: 'messages',
  help: 'Reacts to the last thing that somebody else said here.',
  flags,
  parameters: [{ name: 'reaction', kind: 'text', rest: true }],
  needs: ['online', 'conversation'],
  run(args, context) {
    const line = meant(args, context, 'others')
    if (line === undefined) return noLine
    if (!takesReactions(context.session)) return noReactions
    return tellThem(context, reactTo(context.buffer.name, line.id, args.get('reaction')))
  },
}

export const unreact: Command = {
  name: 'unreact',
  group: 'messages',
  help: 'Takes a reaction back.',
  flags,
  parameters: [{ name: 'reaction', kind: 'text', rest: true }],
  needs: ['online', 'conversation'],
  run(args, context) {
    const line = meant(args, context, 'others')
    if (line === undefined) return noLine
    if (!takesReactions(context.session)) return noReactions
    return tellThem(context, unreactTo(context.buffer.name, line.id, args.get('reaction')))
  },
}

export const redact: Command = {
  name: 'redact',
  aliases: ['delete'],
  group: 'messages',
  help: 'Takes back the last thing that you said here.',
  flags,
  parameters: [{ name: 'reason', kind: 'text', optional: true, rest: true }],
  needs: ['online', 'conversation'],
  run(args, context) {
    const line = meant(args, context, 'oneself')
    if (line === undefined) return noLine
    return tell(context, redactMessage(context.buffer.name, line.id, args.find('reason')))
  },
}
