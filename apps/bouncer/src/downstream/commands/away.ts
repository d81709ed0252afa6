import type { Command, CommandContext } from '../command.ts'
import { replyOutcome } from './relay-outcome.ts'

/** On this network; on a connection to the bouncer itself, on all that are connected. */
export const away: Command = {
  name: 'AWAY',
  minParams: 0,
  needsNetwork: false,
  needsUpstream: false,
  run({ command, params }, context) {
    const { attachment, user } = context
    const text = params[0] === '' ? undefined : params[0]
    const networks = attachment.network === undefined ? user.networks.list() : [attachment.network]
    const connected = networks.filter((network) => network.connected)
    for (const network of connected) {
      const asked = network.upstream.client.request({ kind: 'set-away', text })
      context.later(command, asked.done, (outcome) => {
        if (outcome.kind !== 'ok') replyOutcome(outcome, command, { ...context, network })
        else if (network === connected[0]) confirm(context, text)
      })
    }
    if (connected.length === 0) confirm(context, text)
  },
}

function confirm(context: CommandContext, text: string | undefined): void {
  if (text === undefined) context.numeric('305', 'You are no longer marked as away')
  else context.numeric('306', 'You are marked as away')
}
