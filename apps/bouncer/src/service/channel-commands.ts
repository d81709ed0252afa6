import { missingNetwork, networkNamed } from './network-commands.ts'
import type { ServiceCommand, ServiceContext } from './service-command.ts'

/** Channels that are put aside. See docs/extensions/detached-channels.md. */
export const channelCommands: readonly ServiceCommand[] = [
  {
    name: 'channel list',
    minWords: 1,
    run: async ([name = ''], context) => {
      const { detached, texts } = context
      const network = networkNamed(name, context)
      if (network === undefined) return missingNetwork(name, context)
      const channels = network.channels()
      if (channels.length === 0) return [texts.none]
      return channels.map((channel) =>
        detached.has(network, channel.name) ? `${channel.name}, ${texts.channels.isDetached}` : channel.name,
      )
    },
  },
  { name: 'channel detach', minWords: 2, run: async (words, context) => setDetached(words, context, true) },
  { name: 'channel attach', minWords: 2, run: async (words, context) => setDetached(words, context, false) },
]

async function setDetached(
  [name = '', channel = '']: readonly string[],
  context: ServiceContext,
  detached: boolean,
): Promise<readonly string[]> {
  const texts = context.texts.channels
  const network = networkNamed(name, context)
  if (network === undefined) return missingNetwork(name, context)
  if (network.channel(channel) === undefined) return [texts.notIn(channel)]
  await context.detached.set(network, channel, detached)
  return [detached ? texts.detached(channel) : texts.attached(channel)]
}
