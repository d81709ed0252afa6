import type { MessageInit } from '@longwire/irc'
import type { BufferId, MessageId, MissedBuffer, StoredMessage } from '@longwire/store'
import { playbackLine } from '../downstream/playback.ts'
import type { Attachment } from './attachment.ts'
import type { Network } from './network.ts'
import type { UserParts } from './parts.ts'

const LINES_PER_BUFFER = 1000
const MAX_BUFFERS = 50

/** Clients with one of these ask for the past themselves, and are shown none unasked. */
const askThemselves: readonly string[] = ['draft/chathistory', 'longwire/resume']

/** Whether a client has to be shown what it missed: it cannot ask. */
export function needsCatchUp({ screen }: Attachment): boolean {
  return !askThemselves.some((name) => screen.view.capabilities.has(name))
}

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
  const missed = async (): Promise<{ cursor: string; buffers: readonly MissedBuffer[] }> => {
    const from = await user.delivered.cursorOf(network.id, client)
    const never = from === undefined
    return user.history.since({
      network: network.id,
      cursor: from,
      limit: never ? 1 : LINES_PER_BUFFER,
      events: false,
      maxBuffers: never ? 0 : MAX_BUFFERS,
    })
  }
  user.recorder.after(() =>
    user.work(
      missed(),
      ({ cursor, buffers }) => {
        const brought = new Map<BufferId, MessageId>()
        // The newest conversation comes first from the store; on a screen it belongs last.
        for (const buffer of buffers.toReversed()) {
          if (user.detached.has(network, buffer.name)) continue
          for (const row of buffer.messages) {
            const line = lineOf(row, buffer, network)
            if (row.redaction === undefined) attachment.screen.send(timed(line, row, attachment))
            brought.set(buffer.buffer, row.id)
          }
        }
        attachment.shown(cursor)
        user.delivered.moved(attachment)
        // At once: it may be gone again already.
        user.delivered.writeAll()
        attachment.release(brought)
      },
      failed,
    ),
  )
}

function lineOf(row: StoredMessage, { name }: MissedBuffer, network: Network): MessageInit {
  const kind = name === '' ? ('server' as const) : network.isChannel(name) ? ('channel' as const) : ('query' as const)
  return playbackLine(row, { nickname: network.nickname, buffer: { kind, name } })
}

/** `[2026-11-22 10:00:00] text`, in UTC, for a client without server-time. */
function timed(line: MessageInit, { time }: StoredMessage, { screen }: Attachment): MessageInit {
  const text = line.params?.at(-1)
  if (screen.view.capabilities.has('server-time') || text === undefined) return line
  const stamp = `[${new Date(time).toISOString().slice(0, 19).replace('T', ' ')}] `
  const action = '\x01ACTION '
  const stamped = text.startsWith(action) ? action + stamp + text.slice(action.length) : stamp + text
  return { ...line, params: [...(line.params ?? []).slice(0, -1), stamped] }
}
