import type { BufferId, MessageId, MissedBuffer } from '@longwire/store'
import type { Attachment } from './attachment.ts'
import type { Network } from './network.ts'
import type { UserParts } from './parts.ts'
import { playedBack } from './played-back.ts'

const LINES_PER_BUFFER = 1000
const MAX_BUFFERS = 50

/**
 * Shows a client what was said since it was last here, then what happened meanwhile. A client that was never here begins
 * now. Where it takes no times, they stand in the text.
 */
export function catchUp(user: UserParts, attachment: Attachment, network: Network, client: string): void {
  attachment.hold()
  const failed = (error: unknown): void => {
    user.log.warn('catch-up-failed', { reason: String(error) })
    attachment.release(new Map())
  }
  const missed = async (): Promise<{ never: boolean; cursor: string; buffers: readonly MissedBuffer[] }> => {
    const from = await user.delivered.cursorOf(network.id, client)
    const never = from === undefined
    const found = await user.history.since({
      network: network.id,
      cursor: from,
      limit: never ? 1 : LINES_PER_BUFFER,
      events: false,
      maxBuffers: never ? 0 : MAX_BUFFERS,
    })
    return { never, ...found }
  }
  user.recorder.after(() =>
    user.work(
      user.rightOfWay.during(missed()),
      ({ never, cursor, buffers }) => {
        const brought = new Map<BufferId, MessageId>()
        // The newest conversation comes first from the store; on a screen it belongs last.
        for (const buffer of buffers.toReversed()) {
          if (user.detached.has(network, buffer.name)) continue
          for (const row of buffer.messages) {
            const line = playedBack(row, buffer.name, network, attachment, user)
            if (line !== undefined) attachment.screen.send(line)
            brought.set(buffer.buffer, row.id)
          }
        }
        if (never) {
          attachment.beginsAt(cursor)
          user.delivered.moved(attachment)
          // At once: it may be gone again already.
          user.delivered.writeAll()
        } else attachment.shown(cursor)
        attachment.release(brought)
        attachment.askWhatCame()
      },
      failed,
    ),
  )
}
