import type { Command } from '../command.ts'

/**
 * On this network; on a connection to the bouncer itself, on all. It holds on every screen until it is taken back. `*` says
 * that nobody is at this client. Source: https://ircv3.net/specs/extensions/pre-away
 */
export const away: Command = {
  name: 'AWAY',
  minParams: 0,
  needsNetwork: false,
  needsUpstream: false,
  run({ params }, context) {
    const { attachment, screen, user } = context
    const text = params[0] === '' ? undefined : params[0]
    const networks = attachment.network === undefined ? user.networks.list() : [attachment.network]
    for (const { presence } of networks) {
      presence.markAbsent(screen.id, text === '*')
      if (text !== '*') presence.say(text)
    }
    if (text === undefined) context.numeric('305', 'You are no longer marked as away')
    else context.numeric('306', 'You are marked as away')
  },
}
