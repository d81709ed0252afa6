import { changeRealname } from '@longwire/irc'
import type { Command } from '../command.ts'
import { replyOutcome } from './relay-outcome.ts'

/**
 * The real name on this network, now and from now on: what the network takes is written down, and said again when the bouncer
 * connects anew. Source: https://ircv3.net/specs/extensions/setname
 */
export const setname: Command = {
  name: 'SETNAME',
  minParams: 1,
  needsNetwork: true,
  needsUpstream: true,
  run({ command, params: [realname = ''] }, context) {
    const { network, user } = context
    const { client } = network.upstream
    const asked = client.request({ kind: 'query', message: changeRealname(realname) })
    context.later(command, asked.done, (outcome) => {
      replyOutcome(outcome, command, context)
      if (outcome.kind !== 'ok' || realname === '') return
      context.later(command, user.networks.change(network, { ...network.record.settings, realname }), () => {})
    })
  },
}
