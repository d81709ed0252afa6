import { formatServerTime, type MessageInit } from '@longwire/irc'
import type { BufferId, MessageId, MissedBuffer, Since, StoredMessage } from '@longwire/store'
import { type KeptBatch, sendBatch } from '../downstream/response.ts'
import { failReply, SERVER_NAME } from '../downstream/server-name.ts'
import type { Attachment } from './attachment.ts'
import type { Network } from './network.ts'
import type { UserParts } from './parts.ts'

const LINES_PER_BUFFER = 100
const MAX_BUFFERS = 50
/** Of the other buffers: what stands about them in a list of conversations. */
const LINES_BEYOND = 3

/**
 * What a screen missed after a cursor (`*`: it has nothing yet), then what happened meanwhile.
 * See docs/extensions/resume.md.
 */
export function resume(user: UserParts, attachment: Attachment, network: Network, cursor: string): void {
  const { screen } = attachment
  const query = {
    network: network.id,
    cursor: cursor === '*' ? undefined : cursor,
    limit: LINES_PER_BUFFER,
    events: screen.view.capabilities.has('draft/event-playback'),
    maxBuffers: MAX_BUFFERS,
    limitBeyond: LINES_BEYOND,
  }
  attachment.hold()
  const failed = (): void => {
    const text = 'What was missed cannot be read now; try again later'
    screen.send(failReply('RESUME', 'TEMPORARILY_UNAVAILABLE', [], text))
    attachment.release(new Map())
  }
  // What was shown to anybody before now is in the store when this is asked.
  user.recorder.after(() =>
    user.work(
      user.rightOfWay.during(user.history.since(query)),
      (since) => {
        if (!since.understood) screen.send(badCursor(cursor))
        network.sawCursor(since.cursor)
        const brought = new Map<BufferId, MessageId>()
        for (const missed of since.buffers) {
          // It says that it is not in there; what was said in it is in the history when it is joined again.
          if (user.detached.has(network, missed.name)) continue
          sendBatch(screen, missedBatch(network, missed), user.batchReferences.next())
          const last = missed.messages.at(-1)
          if (last !== undefined) brought.set(missed.buffer, last.id)
        }
        screen.send(endLine(since))
        attachment.release(brought)
      },
      failed,
    ),
  )
}

function missedBatch(network: Network, { name, filled, missed, messages }: MissedBuffer): KeptBatch {
  const kind = name === '' ? ('server' as const) : network.isChannel(name) ? ('channel' as const) : ('query' as const)
  const cursorOf = (row: StoredMessage): string => network.cursorOf(row)
  const span = filled === undefined ? [] : filled.map(formatServerTime)
  return {
    type: 'longwire/resume',
    // The network's own buffer has no name; `*` stands for it.
    params: [name === '' ? '*' : name, String(missed), ...span],
    kept: { rows: messages, context: { nickname: network.nickname, buffer: { kind, name }, cursorOf } },
  }
}

/** What the person is in has been told; the rest follows, as soon as it is known. */
export const resumeBegins: MessageInit = { source: SERVER_NAME, command: 'RESUME', params: ['BEGIN'] }

function endLine({ cursor }: Since): MessageInit {
  return { source: SERVER_NAME, command: 'RESUME', params: ['END', cursor] }
}

function badCursor(cursor: string): MessageInit {
  return failReply(
    'RESUME',
    'INVALID_CURSOR',
    [cursor.replaceAll(/[^\w.-]/g, '?') || '?'],
    'This is no cursor of this bouncer',
  )
}
