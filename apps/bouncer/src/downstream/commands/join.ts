import type { Command } from '../command.ts'
import { replyOutcome } from './relay-outcome.ts'

/** Each channel is a request of its own; that one came in is shown to every screen. `JOIN 0` leaves nothing. */
export const join: Command = {
  name: 'JOIN',
  minParams: 1,
  needsNetwork: true,
  needsUpstream: true,
  run({ command, params }, context) {
    const { network, user } = context
    const keys = (params[1] ?? '').split(',')
    const channels = (params[0] ?? '').split(',')
    channels.forEach((channel, i) => {
      if (!network.isChannel(channel)) return context.numeric('403', channel || '*', 'There is no such channel')
      const key = keys[i] === '' ? undefined : keys[i]
      if (key !== undefined) network.keys.set(network.fold(channel), key)
      if (user.detached.has(network, channel)) {
        context.later(command, user.detached.set(network, channel, false), () => {})
        if (network.channel(channel) !== undefined) return undefined
      }
      context.later(command, network.upstream.client.join(channel, key).done, (outcome) => {
        context.response.hold()
        // After the JOIN itself, which is on its way through the record.
        user.recorder.after(() => {
          if (outcome.kind !== 'ok') replyOutcome(outcome, command, context)
          context.response.release()
        })
      })
      return undefined
    })
  },
}
