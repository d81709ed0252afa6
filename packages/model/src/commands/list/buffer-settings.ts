import { fold } from '@longwire/irc'
import type { BufferSettings } from '../../buffers/buffer-settings.ts'
import { setBufferSettings, setMetadata } from '../../buffers/set-buffer-settings.ts'
import { notDone } from '../../action-outcome.ts'
import { tell } from '../asking.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { durationText, readDuration } from '../durations.ts'
import { answers } from '../../words/answers.ts'

function choose(context: CommandContext, change: Partial<BufferSettings>, answer: string): Promise<CommandOutcome> {
  return tell(context, setBufferSettings(context.buffer, context.network, context.keeper, change), answer)
}

interface Choice {
  readonly change: Partial<BufferSettings>
  /** What it came to, for the person. */
  readonly answer: string
}

/** A command that is a choice for this conversation and nothing else. */
function choice(name: string, help: string, chosen: (now: BufferSettings) => Choice): Command {
  return {
    name,
    group: 'buffers',
    help,
    parameters: [],
    needs: ['conversation'],
    run(_args, context) {
      const { change, answer } = chosen(context.buffer.settings)
      return choose(context, change, answer)
    },
  }
}

export const pin = choice('pin', 'Keeps this conversation on top of the list, or lets it go again.', ({ pinned }) => ({
  change: { pinned: !pinned },
  answer: pinned ? answers.pin.off : answers.pin.on,
}))

export const unpin = choice('unpin', 'Lets this conversation go from the top of the list.', () => ({
  change: { pinned: false },
  answer: answers.pin.off,
}))

export const archive = choice(
  'archive',
  'Puts this conversation out of sight until somebody says something there, or brings it back.',
  ({ archived }) => ({
    change: { archived: !archived },
    answer: archived ? answers.archive.off : answers.archive.on,
  }),
)

export const unarchive = choice('unarchive', 'Brings this conversation back out of the archive.', () => ({
  change: { archived: false },
  answer: answers.archive.off,
}))

export const unmute = choice('unmute', 'Lets this conversation count and notify again.', () => ({
  change: { mutedUntil: 0 },
  answer: answers.mute.off,
}))

export const mute: Command = {
  name: 'mute',
  group: 'buffers',
  help: 'Lets nothing in this conversation count or notify, for a time (2h, 30m) or until /unmute.',
  parameters: [{ name: 'time', kind: 'word', optional: true }],
  needs: ['conversation'],
  run(args, context) {
    const typed = args.find('time')
    const span = typed === undefined ? Number.POSITIVE_INFINITY : readDuration(typed)
    if (span === undefined) return notDone('usage', answers.wrongSpan(typed ?? ''))
    const answer = Number.isFinite(span) ? answers.mute.for(durationText(span)) : answers.mute.on
    return choose(context, { mutedUntil: context.environment.now() + span }, answer)
  },
}

const whichChannel: Pick<Command, 'group' | 'parameters' | 'needs'> = {
  group: 'channels',
  parameters: [{ name: 'channel', kind: 'channel', here: true }],
  needs: ['online'],
}

export const detach: Command = {
  ...whichChannel,
  name: 'detach',
  help: 'Stays in a channel and records it, without seeing it, until /attach.',
  run: (args, context) => setDetached(args.get('channel'), '1', context, answers.detached(args.get('channel'))),
}

export const attach: Command = {
  ...whichChannel,
  name: 'attach',
  help: 'Brings a channel back that was detached.',
  run: (args, context) => setDetached(args.get('channel'), '0', context, answers.attached(args.get('channel'))),
}

/** Source: docs/extensions/detached-channels.md */
async function setDetached(
  target: string,
  value: '0' | '1',
  context: CommandContext,
  answer: string,
): Promise<CommandOutcome> {
  const { network, session } = context
  const key = fold(target, session.isupport.casemapping)
  if (value === '1' && !session.channels.has(key)) return notDone('not-joined', answers.notIn(target))
  if (!network.keepsSettings) return notDone('no-bouncer', answers.notHere.bouncer)
  return tell(context, setMetadata(network, target, 'longwire/detached', value), answer)
}

export const notify: Command = {
  name: 'notify',
  group: 'attention',
  help: 'Chooses which lines of this conversation notify: all, mentions, none, or default.',
  parameters: [{ name: 'level', kind: 'choice', choices: ['all', 'mentions', 'none', 'default'] }],
  needs: ['conversation'],
  run(args, context) {
    const level = args.get('level').toLowerCase()
    const chosen = level === 'all' || level === 'mentions' || level === 'none' ? level : undefined
    return choose(context, { notify: chosen }, answers.notify[chosen ?? 'default'])
  },
}
