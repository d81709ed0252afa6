import { networkList } from '../../user/network-list.ts'
import { noNetwork, offerAt } from '../capabilities.ts'
import type { Command } from '../command.ts'
import { negotiate } from '../negotiation.ts'

const NOTIFY = 'soju.im/bouncer-networks-notify'

/** After registration: lists, and changes of what is enabled. */
export const cap: Command = {
  name: 'CAP',
  minParams: 1,
  needsNetwork: false,
  needsUpstream: false,
  run({ params }, context) {
    const { screen } = context
    const before = screen.view.capabilities
    const place = context.attachment.network?.place ?? noNetwork
    const { replies, change } = negotiate(screen.view, params, offerAt(place))
    for (const reply of replies) context.reply(reply)
    if (change !== undefined) screen.change(change)
    const { network } = context.attachment
    if (network !== undefined && !before.has('longwire/unread')) {
      context.user.unread.tellAll(context.attachment, network, () => {})
    }
    // Whoever begins to be told of networks is told all of them first.
    if (!before.has(NOTIFY) && screen.view.capabilities.has(NOTIFY)) context.replyBatch(networkList(context.user))
  },
}
