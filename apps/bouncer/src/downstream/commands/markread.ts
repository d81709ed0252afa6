import { readServerTime } from '@longwire/irc'
import { readMarkerLine } from '../channel-burst.ts'
import type { Command, NetworkCommandContext } from '../command.ts'

/** Source: https://ircv3.net/specs/extensions/read-marker */
export const markread: Command = {
  name: 'MARKREAD',
  minParams: 1,
  needsNetwork: true,
  needsUpstream: false,
  capability: 'draft/read-marker',
  run({ command, params }, context) {
    const [target = '', timestamp] = params
    const buffer = context.network.buffers.find(target)
    if (timestamp === undefined) return context.reply(readMarkerLine(buffer?.name ?? target, buffer?.readUpTo ?? 0))
    const time = timestamp.startsWith('timestamp=') ? readServerTime(timestamp.slice('timestamp='.length)) : undefined
    if (time === undefined) {
      return context.fail(command, 'INVALID_PARAMS', [timestamp], 'A read marker is timestamp=YYYY-MM-DDThh:mm:ss.sssZ')
    }
    if (buffer === undefined) return context.fail(command, 'INVALID_PARAMS', [target], 'There is no such conversation')
    // Nobody has read what has not been said yet.
    const upTo = Math.min(time, context.user.environment.now())
    return context.later(command, context.user.history.markRead(buffer.id, upTo), (readUpTo) => {
      context.network.buffers.markedRead(buffer, readUpTo)
      context.user.observers.onRead(context.network, buffer, readUpTo)
      tellAll(buffer.name, readUpTo, context)
    })
  },
}

/** One marker for all screens; whoever set it gets it as the answer. */
function tellAll(name: string, readUpTo: number, context: NetworkCommandContext): void {
  const line = readMarkerLine(name, readUpTo)
  context.reply(line)
  for (const { screen } of context.user.attachments.at(context.network)) {
    if (screen !== context.screen) screen.send(line)
  }
}
