import type { Buffer } from '../buffers/buffer.ts'
import { LINES_UNSEEN } from '../buffers/buffer.ts'
import { isMsgid } from '../history/line-ids.ts'
import { isDraftSecret, isSecretText } from '../input/secrets.ts'
import type { Line } from '../line.ts'
import type { Network } from '../network/network.ts'
import type { BufferView, NetworkView } from '../state.ts'
import { type CachedBuffer, type CachedNetwork, keptView } from './cache.ts'

/** A network as it is kept: no problem, which is of the moment, and nothing to send that holds a password. */
export function cachedNetwork({ cursor, buffers, sender }: Network, view: NetworkView): CachedNetwork {
  return {
    view: keptView(view),
    cursor,
    casemapping: buffers.casemapping,
    outbox: sender.outbox.entries.filter(({ text, target }) => !isSecretText(text, target)),
  }
}

/** A buffer as it is kept: its newest lines, and not what was told to this screen alone. */
export function cachedBuffer(buffer: Buffer, view: BufferView, network: Pick<Network, 'ignores'>): CachedBuffer {
  const { timeline, readUpTo } = buffer
  const { key, kind, name, topic, joined, members, draft, clearedUpTo, settings, unread, mentions } = view
  const newest = timeline.confirmed.slice(-LINES_UNSEEN)
  const kept = newest.filter((line) => line.kind !== 'server' || isMsgid(line.id))
  const [first] = kept
  const holes = timeline.holes().filter((id) => kept.some((line) => line.id === id))
  // What was cut off is a hole like any other.
  const cut = first !== undefined && timeline.first?.id !== first.id && !holes.includes(first.id)
  const hidden = kept.filter((line) => network.ignores(line, buffer)).map(({ id }) => id)
  return {
    key,
    network: view.network,
    kind,
    name,
    topic,
    joined,
    members,
    clearedUpTo,
    settings,
    unread,
    mentions,
    readUpTo,
    draft: isDraftSecret(draft, name) ? '' : draft,
    ...(buffer.draftUntold && { draftUntold: true }),
    lines: kept.map((line) => withoutSecret(line, name)),
    ...(hidden.length > 0 && { hidden }),
    holes: cut ? [first.id, ...holes] : holes,
    behind: timeline.behind,
  }
}

function withoutSecret(line: Line, target: string): Line {
  return line.own && isSecretText(line.text, target) ? { ...line, text: '***' } : line
}
