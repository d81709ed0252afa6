import { relayTagMessage } from '../../relay/other-lines.ts'
import type { Command } from '../command.ts'
import { clientTags } from './say.ts'

/** Reactions and typing. Where the network takes no tags it goes no further. Source: https://ircv3.net/specs/extensions/message-tags */
export const tagmsg: Command = {
  name: 'TAGMSG',
  minParams: 1,
  needsNetwork: true,
  needsUpstream: true,
  capability: 'message-tags',
  run({ command, params, tags }, context) {
    const { network, user } = context
    const sendable = clientTags(tags)
    if (!network.has('message-tags') || Object.keys(sendable).length === 0) return
    const message = { tags: sendable, command, params: params.slice(0, 1) }
    context.later(command, network.upstream.client.request({ kind: 'raw', message }).done, (outcome) => {
      if (outcome.kind !== 'ok' || network.has('echo-message')) return
      const source = network.ownSource
      const relayed = relayTagMessage({ ...message, source, tags: new Map(Object.entries(sendable)) }, network)
      const account = network.state.identity.account
      const origin = { source, time: user.environment.now(), msgid: undefined, account }
      if (relayed !== undefined && relayed.rows.length > 0) user.router.show(network, relayed, origin)
    })
  },
}
