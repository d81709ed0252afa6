import type { ChannelState, MessageInit } from '@longwire/irc'
import type { Network } from '../user/network.ts'
import { enabledTokens, noNetwork } from './capabilities.ts'
import { afterJoin } from './channel-burst.ts'
import { inLines } from './in-lines.ts'
import { bouncerTokens, isupportMessages, networkTokens, webpushTokens } from './isupport.ts'
import type { BatchReferences } from './response.ts'
import type { ScreenView } from './screen.ts'
import { numericReply, SERVER_NAME } from './server-name.ts'

/** `CAP ACK` of what a mux stream's OPEN enabled, with the values, which there is no list to tell; several lines when it is long. */
export function enabledLines(
  { nickname, capabilities }: ScreenView,
  network: Network | undefined,
): readonly MessageInit[] {
  const tokens = enabledTokens(network?.place ?? noNetwork, capabilities)
  return inLines(tokens).map((list) => ({
    source: SERVER_NAME,
    command: 'CAP',
    params: [nickname, 'ACK', list],
  }))
}

/**
 * 001 to 005 and the message of the day: the connection is registered from the first of them on. `publicKey` is for push.
 */
export function welcomeLines(
  view: ScreenView,
  network: Network | undefined,
  references: BatchReferences,
  publicKey: string,
): readonly MessageInit[] {
  const { nickname } = view
  const name = network === undefined ? 'Longwire' : (network.isupport.networkName ?? network.record.settings.name)
  return [
    numericReply('001', nickname, `Welcome to ${name}, ${nickname}`),
    numericReply('002', nickname, `Your host is ${SERVER_NAME}, running Longwire`),
    numericReply('003', nickname, 'It stays connected while you are away'),
    numericReply('004', nickname, SERVER_NAME, 'longwire', ...modeLetters(network)),
    ...isupportMessages(view, [...tokensOf(network), ...webpushTokens(view, publicKey)], references.next()),
    ...motdLines(nickname, network?.connected === true ? network.state.motd : []),
  ]
}

/** What 005 tells of a network, or of the bouncer itself. */
export function tokensOf(network: Network | undefined): readonly string[] {
  if (network === undefined) return bouncerTokens()
  return networkTokens(network.id, network.isupport, !network.connected || network.has('message-tags'))
}

/** Channels that the person is in, as their client comes into them. */
export function channelLines(
  view: ScreenView,
  network: Network,
  channels: readonly ChannelState[],
): readonly MessageInit[] {
  const { ownSource, state } = network
  const { account, realname } = state.identity
  return channels.flatMap((channel) => [
    { source: ownSource, command: 'JOIN', params: [channel.name, account ?? '*', realname] },
    ...afterJoin(view, network.burst, channel, network.buffers.find(channel.name)),
  ])
}

/** User modes and channel modes; those with a parameter once more. */
function modeLetters(network: Network | undefined): readonly string[] {
  if (network === undefined) return ['i', 'n']
  const [list, always, whenSet, flags] = network.isupport.channelModes
  const ranks = network.isupport.prefixes.map(([mode]) => mode).join('')
  return ['iosw', list + always + whenSet + flags + ranks || 'n', list + always + whenSet + ranks || 'o']
}

function motdLines(nickname: string, motd: readonly string[]): readonly MessageInit[] {
  if (motd.length === 0) return [numericReply('422', nickname, 'There is no message of the day')]
  return [
    numericReply('375', nickname, 'Message of the day'),
    ...motd.map((line) => numericReply('372', nickname, line)),
    numericReply('376', nickname, 'End of the message of the day'),
  ]
}
