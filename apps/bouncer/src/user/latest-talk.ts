import type { BufferId, MessageKind } from '@longwire/store'
import type { Network } from './network.ts'
import type { RecordedLine, RecordObserver } from './record-observers.ts'

const spoken: ReadonlySet<MessageKind> = new Set(['privmsg', 'notice', 'action'])

/** When something was said last in each conversation, as far as that was since the process began. */
export class LatestTalk implements RecordObserver {
  /** Milliseconds since 1970. */
  readonly #times = new Map<BufferId, number>()

  onRecorded({ buffer, message }: RecordedLine): void {
    if (spoken.has(message.kind) && message.time > this.#timeOf(buffer.id)) this.#times.set(buffer.id, message.time)
  }

  onRemoved({ buffers }: Network): void {
    for (const { id } of buffers.list()) this.#times.delete(id)
  }

  /** Those first in which something was said last: in this order a list of conversations can stay. */
  inOrder<Channel extends { readonly name: string }>(
    network: Network,
    channels: readonly Channel[],
  ): readonly Channel[] {
    const timed = channels.map((channel) => ({ channel, time: this.#timeOf(network.buffers.find(channel.name)?.id) }))
    return timed.toSorted((a, b) => b.time - a.time).map(({ channel }) => channel)
  }

  #timeOf(buffer: BufferId | undefined): number {
    return buffer === undefined ? 0 : (this.#times.get(buffer) ?? 0)
  }
}
