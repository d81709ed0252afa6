import { type EventOf, isUserSource, type MessageInit, type Source } from '@longwire/irc'
import type { Place, RelayContext, Relayed } from './relayed.ts'

const channelPlace = (name: string): Place => ({ kind: 'channel', name })

function line(source: Source | undefined, command: string, params: readonly string[]): MessageInit {
  return { ...(source !== undefined && { source }), command, params }
}

/** JOIN, with the account and realname as far as the network told them. */
export function relayJoin({ message, channel, own, account }: EventOf<'user-joined'>): Relayed {
  const [, told, realname = ''] = message.params
  return {
    rows: [{ place: channelPlace(channel), kind: 'join', text: '', own }],
    shown: line(message.source, 'JOIN', [channel, told ?? account ?? '*', realname]),
    state: true,
    ...(own && { ownChannel: { came: true, channel } }),
  }
}

export function relayPart({ message, channel, own, reason }: EventOf<'user-parted'>): Relayed {
  return {
    rows: [{ place: channelPlace(channel), kind: 'part', text: reason, own }],
    shown: line(message.source, 'PART', reason === '' ? [channel] : [channel, reason]),
    state: true,
    ...(own && { ownChannel: { came: false, channel } }),
  }
}

/** QUIT: a row in each channel that we shared, one line for the screens. */
export function relayQuit(
  { message, nickname, reason, channels }: EventOf<'user-quit'>,
  context: RelayContext,
): Relayed {
  const own = context.isOwn(nickname)
  context.gone(nickname)
  return {
    rows: channels.map((channel) => ({ place: channelPlace(channel), kind: 'quit', text: reason, own })),
    // Our own QUIT is not for the screens: they stay attached.
    shown: own ? undefined : line(message.source, 'QUIT', [reason]),
    state: true,
  }
}

export function relayKick({ message, channel, nickname, own, reason }: EventOf<'user-kicked'>): Relayed {
  return {
    rows: [{ place: channelPlace(channel), kind: 'kick', text: reason, own: false, details: { params: [nickname] } }],
    shown: line(message.source, 'KICK', [channel, nickname, reason]),
    state: true,
    ...(own && { ownChannel: { came: false, channel } }),
  }
}

/** NICK: a row in each channel that we shared, and in each conversation with that person; one line for the screens. */
export function relayNickname(
  { message, from, to, own, channels }: EventOf<'nickname-changed'>,
  context: RelayContext,
): Relayed {
  // Quirk(inspircd): the labeled answer to our own NICK comes from the new nickname already.
  const source = isUserSource(message.source) ? { ...message.source, nickname: from } : message.source
  const conversations = own ? [] : context.renamed(from, to)
  const places = [...channels.map(channelPlace), ...conversations.map((name): Place => ({ kind: 'query', name }))]
  const shown = line(source, 'NICK', [to])
  return {
    rows: places.map((place) => ({ place, kind: 'nick', text: to, own })),
    shown: conversations.length === 0 ? shown : { ...shown, tags: { 'longwire/conversations': conversations.join() } },
    state: true,
    ...(own && { ownNickname: to }),
  }
}
