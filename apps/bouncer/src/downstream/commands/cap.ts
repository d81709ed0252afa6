import { networkList, wantsNetworks } from '../../user/network-list.ts'
import { noNetwork, offerAt } from '../capabilities.ts'
import type { Command, CommandContext } from '../command.ts'
import { isupportLines, webpushTokens } from '../isupport.ts'
import { negotiate } from '../negotiation.ts'
import { preferenceBatch } from './preference.ts'
import { hasWebpush } from './webpush.ts'

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
    tellWhatBegan(context, before)
  },
}

/** What a client that has just enabled something is told first. */
function tellWhatBegan(context: CommandContext, before: ReadonlySet<string>): void {
  const { attachment, screen, user } = context
  const { network } = attachment
  const began = (name: string): boolean => !before.has(name) && screen.view.capabilities.has(name)
  if (network !== undefined && began('longwire/unread')) user.unread.tellAll(attachment, network, () => {})
  if (network !== undefined && began('longwire/draft')) {
    for (const line of user.drafts.lines(network)) context.reply(line)
  }
  if (network === undefined && began('longwire/preferences')) context.replyBatch(preferenceBatch(user.preferences))
  if (!hasWebpush(before)) {
    const tokens = webpushTokens(screen.view, user.push.publicKey)
    for (const line of isupportLines(screen.view.nickname, tokens)) context.reply(line)
  }
  if (wantsNetworks(screen.view) && !wantsNetworks({ ...screen.view, capabilities: before })) {
    context.replyBatch(networkList(user))
  }
}
