import type { BufferSettings } from '../../buffers/buffer-settings.ts'
import { setBufferSettings, setMetadata } from '../../buffers/set-buffer-settings.ts'
import { notDone } from '../../action-outcome.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { readDuration } from '../durations.ts'

function choose({ buffer, network }: CommandContext, change: Partial<BufferSettings>): Promise<CommandOutcome> {
  return setBufferSettings(buffer, network, change)
}

/** A command that is a choice for this conversation and nothing else. */
function choice(name: string, help: string, change: (now: BufferSettings) => Partial<BufferSettings>): Command {
  return {
    name,
    group: 'buffers',
    help,
    parameters: [],
    needs: ['conversation'],
    run: (_args, context) => choose(context, change(context.buffer.settings)),
  }
}

export const pin = choice('pin', 'Keeps this conversation on top of the list, or lets it go again.', ({ pinned }) => ({
  pinned: !pinned,
}))

export const archive = choice(
  'archive',
  'Puts this conversation out of sight until somebody says something there, or brings it back.',
  ({ archived }) => ({ archived: !archived }),
)

export const unmute = choice('unmute', 'Lets this conversation count and notify again.', () => ({ mutedUntil: 0 }))

export const mute: Command = {
  name: 'mute',
  group: 'buffers',
  help: 'Lets nothing in this conversation count or notify, for a time (2h, 30m) or until /unmute.',
  parameters: [{ name: 'time', kind: 'word', optional: true }],
  needs: ['conversation'],
  run(args, context) {
    const typed = args.find('time')
    const span = typed === undefined ? Number.POSITIVE_INFINITY : readDuration(typed)
    if (span === undefined) return notDone('usage', `“${typed}” is no span of time. Try 30m, 2h or 1d.`)
    return choose(context, { mutedUntil: context.environment.now() + span })
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
  run: (args, context) => setDetached(args.get('channel'), '1', context),
}

export const attach: Command = {
  ...whichChannel,
  name: 'attach',
  help: 'Brings a channel back that was detached.',
  run: (args, context) => setDetached(args.get('channel'), '0', context),
}

/** Source: docs/extensions/detached-channels.md */
async function setDetached(target: string, value: '0' | '1', { network }: CommandContext): Promise<CommandOutcome> {
  if (!network.keepsSettings) return notDone('no-bouncer', 'Only a bouncer can stay in a channel for you.')
  return setMetadata(network, target, 'longwire/detached', value)
}

export const notify: Command = {
  name: 'notify',
  group: 'attention',
  help: 'Chooses which lines of this conversation notify: all, mentions, none, or default.',
  parameters: [{ name: 'level', kind: 'choice', choices: ['all', 'mentions', 'none', 'default'] }],
  needs: ['conversation'],
  run(args, context) {
    const level = args.get('level')
    return choose(context, { notify: level === 'all' || level === 'mentions' || level === 'none' ? level : undefined })
  },
}
