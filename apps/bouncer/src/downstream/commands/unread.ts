import type { Command } from '../command.ts'

/** Marks a conversation as unread. See docs/extensions/unread.md. */
export const unread: Command = {
  name: 'UNREAD',
  minParams: 1,
  needsNetwork: true,
  needsUpstream: false,
  capability: 'longwire/unread',
  run({ command, params: [target = ''] }, context) {
    const { network, user } = context
    const buffer = network.buffers.find(target === '*' ? '' : target)
    if (buffer === undefined) return context.fail(command, 'INVALID_TARGET', [target], 'There is no such conversation')
    user.unread.mark(network, buffer)
    return context.later(command, user.unread.lineFor(network, buffer), (line) => {
      if (line !== undefined) context.reply(line)
    })
  },
}
