import type { SessionCore } from './session-core.ts'
import { touchChannel } from './users.ts'

/** A channel has another name from now on; what is known of it stays. */
export function renameChannel(core: SessionCore, from: string, to: string): void {
  const { channels } = core.state
  const channel = channels.get(core.fold(from))
  if (channel !== undefined) {
    channels.delete(core.fold(from))
    channel.name = to
    channels.set(core.fold(to), channel)
    touchChannel(core, channel)
  }
  const { wantedChannels } = core.memory
  const wanted = wantedChannels.get(core.fold(from))
  if (wanted === undefined) return
  wantedChannels.delete(core.fold(from))
  wantedChannels.set(core.fold(to), { name: to, key: wanted.key })
}
