import type { BufferId, MessageId, MissedBuffer } from '@longwire/store'
import { SERVER_NAME } from '../downstream/server-name.ts'
import { SERVICE_NICKNAME } from '../service/service-nickname.ts'
import type { Attachment } from './attachment.ts'
import type { Network } from './network.ts'
import type { UserParts } from './parts.ts'
import { playedBack } from './played-back.ts'

const LINES_PER_BUFFER = 1000
const MAX_BUFFERS = 50
/** Of each other buffer. */
const LINES_BEYOND = 100
/** Buffers that are named where more was said than is shown. */
const MOST_NAMED = 10

/**
 * Shows a client what was said since it was last here, then what happened meanwhile. A client that was never here begins
 * now. Where it takes no times, they stand in the text. Where more was said than is shown, it is told so.
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
      limitBeyond: never ? 0 : LINES_BEYOND,
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
        } else {
          tellLeftOut(
            user,
            attachment,
            buffers.filter(({ name }) => !user.detached.has(network, name)),
          )
          attachment.shown(cursor)
        }
        attachment.release(brought)
        attachment.askWhatCame()
      },
      failed,
    ),
  )
}

function tellLeftOut({ rules }: UserParts, { screen }: Attachment, buffers: readonly MissedBuffer[]): void {
  const { texts } = rules
  const more = buffers.filter(({ missed, messages }) => missed > messages.length)
  if (more.length === 0) return
  const named = more
    .slice(0, MOST_NAMED)
    .map(({ name, missed, messages }) => texts.missed.of(name, missed, messages.length))
  const source = { nickname: SERVICE_NICKNAME, username: 'service', hostname: SERVER_NAME }
  const text = texts.missed.more(named.join(', '), more.length - named.length)
  screen.send({ source, command: 'NOTICE', params: [screen.view.nickname, text] })
}
