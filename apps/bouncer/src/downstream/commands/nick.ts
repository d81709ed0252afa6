import type { Command } from '../command.ts'
import { replyOutcome } from './relay-outcome.ts'

/**
 * The nickname on this network, now and from now on. While the network is away, it is the one to connect with.
 * A fallback that the network forced is never written down (pitfall 23): only what the person asks for is.
 */
export const nick: Command = {
  name: 'NICK',
  minParams: 1,
  needsNetwork: true,
  needsUpstream: false,
  run({ command, params }, context) {
    const { network, user } = context
    const [nickname = ''] = params
    if (!/^[^\s,*?!@:$#&+]+[^\s,*?!@]*$/.test(nickname))
      return context.numeric(
        '432',
        nickname || '*',
        'A nickname is one word without ! @ * ? and commas, and begins with no # $ & + or colon',
      )
    const keep = (): Promise<void> => user.networks.change(network, { ...network.record.settings, nickname })
    if (!network.connected) return context.later(command, keep(), () => {})
    const { client } = network.upstream
    return context.later(command, client.request({ kind: 'change-nickname', nickname }).done, (outcome) => {
      replyOutcome(outcome, command, context)
      if (outcome.kind === 'ok') context.later(command, keep(), () => {})
    })
  },
}
