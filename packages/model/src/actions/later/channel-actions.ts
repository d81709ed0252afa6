import { offline, settled } from '../../action-outcome.ts'
import type { Actions } from '../../model.ts'
import type { Networks } from '../../network/networks.ts'
import { withBuffer, withNetwork } from '../with-buffer.ts'

type ChannelActions = Pick<Actions, 'join' | 'part'>

/** Going to channels, and leaving them. */
export function channelActions(networks: Networks): ChannelActions {
  return {
    join: (id, channel, key) =>
      withNetwork(networks, id, (network) => {
        if (!network.ready) return offline
        return settled(
          network.client.join(channel, key).done,
          () => network.buffers.ensure(channel, network.state.isupport).key,
        )
      }),

    part: (key, reason) =>
      withBuffer(networks, key, (buffer, network) => {
        if (!network.ready) return offline
        return settled(network.client.part(buffer.name, reason).done, () => undefined)
      }),
  }
}
