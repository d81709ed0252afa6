import { done, notDone, outcomeOf } from '../../action-outcome.ts'
import type { Command } from '../command.ts'

export const close: Command = {
  name: 'close',
  group: 'channels',
  help: 'Takes this conversation out of the list; a channel is left first.',
  parameters: [],
  async run(_args, { network, buffer, state }) {
    if (buffer.kind === 'server') return notDone('not-a-conversation', 'The network itself stays in the list.')
    if (state.buffers.get(buffer.key)?.joined === true) {
      if (!network.ready) return notDone('offline', 'A channel can only be left while you are online.')
      const left = outcomeOf(await network.client.part(buffer.name).done, () => undefined)
      if (!left.ok) return left
    }
    network.presence.unwatch(buffer)
    network.buffers.remove(buffer.name)
    return done
  },
}
