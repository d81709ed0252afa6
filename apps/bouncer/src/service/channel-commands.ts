import type { UserParts } from '../user/parts.ts'
import { missingNetwork, networkNamed } from './network-commands.ts'
import type { ServiceCommand } from './service-command.ts'

/** Channels that are put aside. See docs/extensions/detached-channels.md. */
export const channelCommands: readonly ServiceCommand[] = [
  {
    name: 'channel list',
    usage: 'NETWORK',
    help: 'the channels that you are in, and those that are detached',
    minWords: 1,
    run: async ([name = ''], user) => {
      const network = networkNamed(name, user)
      if (network === undefined) return [missingNetwork(name)]
      const channels = network.channels()
      if (channels.length === 0) return ['There are none.']
      return channels.map((channel) => channel.name + (user.detached.has(network, channel.name) ? ', detached' : ''))
    },
  },
  {
    name: 'channel detach',
    usage: 'NETWORK CHANNEL',
    help: 'stay in a channel and record it, without seeing it',
    minWords: 2,
    run: async (words, user) => setDetached(words, user, true),
  },
  {
    name: 'channel attach',
    usage: 'NETWORK CHANNEL',
    help: 'see it again',
    minWords: 2,
    run: async (words, user) => setDetached(words, user, false),
  },
]

async function setDetached(
  [name = '', channel = '']: readonly string[],
  user: UserParts,
  detached: boolean,
): Promise<readonly string[]> {
  const network = networkNamed(name, user)
  if (network === undefined) return [missingNetwork(name)]
  if (network.channel(channel) === undefined) return [`You are not in ${channel}.`]
  await user.detached.set(network, channel, detached)
  return [`${channel} is ${detached ? 'detached' : 'attached'}.`]
}
