import { type ActionOutcome, notDone, offline } from '../../action-outcome.ts'
import { closeBuffer } from '../../buffers/close-buffer.ts'
import { changeModes } from '../../channels/change-modes.ts'
import type { Buffer } from '../../buffers/buffer.ts'
import type { Actions } from '../../model.ts'
import type { Network } from '../../network/network.ts'
import type { Networks } from '../../network/networks.ts'
import { answers } from '../../words/answers.ts'
import { inWords } from '../../words/refused.ts'
import { withBuffer, withNetwork } from '../with-buffer.ts'

type ChannelActions = Pick<
  Actions,
  'join' | 'part' | 'closeBuffer' | 'invite' | 'setTopic' | 'loadChannel' | 'loadChannelList' | 'changeModes'
>

/** Milliseconds that a network is given to be there: who has just added it is asked for a channel as soon as it is connected. */
const PATIENCE = 10_000

/** Going to channels, leaving them, and what is done to them. */
export function channelActions(networks: Networks): ChannelActions {
  return {
    join: (id, channel, key) =>
      withNetwork(networks, id, async (network) => {
        if (!(await network.becomesReady(PATIENCE))) return offline
        return inWords(
          network.client.join(channel, key).done,
          channel,
          () => network.buffers.ensure(channel, network.state.isupport).key,
        )
      }),

    part: (key, reason) =>
      withBuffer(networks, key, (buffer, network) =>
        network.ready
          ? inWords(network.client.part(buffer.name, reason).done, buffer.name, () => undefined)
          : notDone('offline', answers.leaveOnline),
      ),

    closeBuffer: (key) => withBuffer(networks, key, (buffer, network) => closeBuffer(buffer, network)),

    invite: (key, nickname) =>
      withReady(networks, key, (buffer, network) =>
        inWords(network.ask({ command: 'INVITE', params: [nickname, buffer.name] }), buffer.name, () => undefined),
      ),

    setTopic: (key, topic) =>
      withReady(networks, key, (buffer, { client }) =>
        inWords(client.request({ kind: 'set-topic', channel: buffer.name, topic }).done, buffer.name, () => undefined),
      ),

    loadChannel: (key) => withReady(networks, key, (buffer, network) => ask(network, [buffer.name])),
    loadChannelList: (key, mode) => withReady(networks, key, (buffer, network) => ask(network, [buffer.name, mode])),

    changeModes: (key, changes) =>
      withReady(networks, key, (buffer, network) => changeModes(network, buffer.name, changes)),
  }
}

function ask(network: Network, params: readonly string[]): Promise<ActionOutcome<undefined>> {
  return inWords(network.ask({ command: 'MODE', params }), params[0] ?? '', () => undefined)
}

function withReady<Value>(
  networks: Networks,
  key: string,
  act: (buffer: Buffer, network: Network) => Promise<ActionOutcome<Value>>,
): Promise<ActionOutcome<Value>> {
  return withBuffer(networks, key, (buffer, network) => (network.ready ? act(buffer, network) : offline))
}
