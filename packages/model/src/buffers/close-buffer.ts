import { type ActionOutcome, done, notDone, outcomeOf } from '../action-outcome.ts'
import type { Network } from '../network/network.ts'
import { answers } from '../words/answers.ts'
import type { Buffer } from './buffer.ts'

/** Takes a conversation out of the list; a channel is left first. */
export async function closeBuffer(buffer: Buffer, network: Network): Promise<ActionOutcome<undefined>> {
  if (buffer.kind === 'server') return notDone('not-a-conversation', answers.networkStays)
  if (buffer.joined) {
    if (!network.ready) return notDone('offline', answers.leaveOnline)
    const left = outcomeOf(await network.client.part(buffer.name).done, () => undefined)
    if (!left.ok) return left
  }
  network.presence.unwatch(buffer)
  network.buffers.remove(buffer.name)
  return done
}
