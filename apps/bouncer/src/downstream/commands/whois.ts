import type { Command } from '../command.ts'
import { replyOutcome } from './relay-outcome.ts'

/** Answered to the one who asks; the end is told even where the network refuses. */
export const whois: Command = {
  name: 'WHOIS',
  minParams: 1,
  needsNetwork: true,
  needsUpstream: true,
  run({ command, params }, context) {
    const { client } = context.network.upstream
    const asked = client.request({ kind: 'query', message: { command, params } })
    context.later(command, asked.done, (outcome) => {
      replyOutcome(outcome, command, context)
      if (outcome.kind === 'refused') context.numeric('318', params.at(-1) ?? '*', 'End of /WHOIS list')
    })
  },
}
