import type { Command, NetworkCommandContext } from '../command.ts'
import { replyOutcome } from './relay-outcome.ts'

/**
 * Also from a network that is not connected: the channel is not joined again when it comes back. With `detach` as the reason
 * it is put aside: see docs/extensions/detached-channels.md.
 */
export const part: Command = {
  name: 'PART',
  minParams: 1,
  needsNetwork: true,
  needsUpstream: false,
  run({ command, params }, context) {
    const { network, user } = context
    for (const channel of (params[0] ?? '').split(',')) {
      if (params[1]?.toLowerCase() === 'detach' && network.channel(channel) !== undefined) {
        context.later(command, user.detached.set(network, channel, true), () => {})
        continue
      }
      forget(channel, context)
      if (!network.connected) {
        context.reply({ source: network.ownSource, command: 'PART', params: [channel] })
        continue
      }
      context.later(command, network.upstream.client.part(channel, params[1]).done, (outcome) => {
        context.response.hold()
        user.recorder.after(() => {
          if (outcome.kind !== 'ok') replyOutcome(outcome, command, context)
          context.response.release()
        })
      })
    }
  },
}

function forget(channel: string, context: NetworkCommandContext): void {
  const { network } = context
  network.keys.delete(network.fold(channel))
  const buffer = network.buffers.find(channel)
  if (buffer?.joined === true)
    context.later('PART', network.buffers.update(buffer, { joined: false, key: undefined }), () => {})
}
