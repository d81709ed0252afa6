import { MAX_DRAFT_BYTES } from '@longwire/irc'
import type { BufferRecord } from '@longwire/store'
import { draftLine, draftText } from '../../user/drafts.ts'
import type { Command } from '../command.ts'
import { conversationNamed } from '../conversation-name.ts'

/** What stands in the field of a conversation, for the person's other screens. See docs/extensions/draft.md. */
export const draft: Command = {
  name: 'DRAFT',
  minParams: 1,
  needsNetwork: true,
  needsUpstream: false,
  capability: 'longwire/draft',
  run({ command, params: [target = '', encoded = ''] }, context) {
    const { network, screen, user } = context
    const place = conversationNamed(network, target)
    if (place === undefined) {
      return context.fail(
        command,
        'INVALID_TARGET',
        [/^[^:\s]\S*$/.test(target) ? target : '*'],
        'This is no name of a conversation',
      )
    }
    if (Buffer.byteLength(encoded) > MAX_DRAFT_BYTES) {
      return context.fail(command, 'TOO_LONG', [target], `A draft has at most ${MAX_DRAFT_BYTES} bytes`)
    }
    const text = draftText(encoded)
    const change = (buffer: BufferRecord): void => {
      if (!user.drafts.change(network, buffer, text)) return
      const line = draftLine(buffer.name, text)
      for (const other of user.attachments.at(network)) if (other.screen !== screen) other.screen.send(line)
    }
    const buffer = text === '' ? network.buffers.find(target) : network.buffers.ensure(place)
    if (buffer instanceof Promise) return context.later(command, buffer, change)
    return buffer === undefined ? undefined : change(buffer)
  },
}
