import { type ChannelState, formatServerTime, type MessageInit, type UserState } from '@longwire/irc'
import type { BufferRecord } from '@longwire/store'
import { inLines } from './in-lines.ts'
import type { ScreenView } from './screen.ts'
import { numericReply, SERVER_NAME } from './server-name.ts'

const noImplicitNames: readonly string[] = ['no-implicit-names', 'draft/no-implicit-names', 'soju.im/no-implicit-names']

/** What a burst needs to know of a network. */
export interface BurstNetwork {
  readonly users: ReadonlyMap<string, UserState>
  fold(name: string): string
}

/**
 * What follows a JOIN: topic, read marker, members. The marker comes before the end of the members, and also where there
 * are none. Source: https://ircv3.net/specs/extensions/read-marker
 */
export function afterJoin(
  view: ScreenView,
  network: BurstNetwork,
  channel: ChannelState,
  buffer: BufferRecord | undefined,
): readonly MessageInit[] {
  const implicit = !noImplicitNames.some((name) => view.capabilities.has(name))
  return [
    ...topicLines(view.nickname, channel),
    readMarkerLine(channel.name, buffer?.readUpTo ?? 0),
    ...(implicit ? namesLines(view.nickname, network, channel) : []),
  ]
}

/** 332 and 333; nothing for a channel without a topic. */
export function topicLines(nickname: string, { name, topic }: ChannelState): readonly MessageInit[] {
  if (topic === undefined || topic.text === '') return []
  const lines = [numericReply('332', nickname, name, topic.text)]
  if (topic.setBy !== undefined) {
    lines.push(numericReply('333', nickname, name, topic.setBy, String(Math.floor((topic.setAt ?? 0) / 1000))))
  }
  return lines
}

/** 353 and 366, with all prefixes and hosts: the downgrades take away what a client does not understand. */
export function namesLines(nickname: string, network: BurstNetwork, channel: ChannelState): readonly MessageInit[] {
  const symbol = channel.modes.has('s') ? '@' : channel.modes.has('p') ? '*' : '='
  const names = [...channel.members].map(([folded, prefixes]) => prefixes + nameOf(network.users.get(folded), folded))
  const lines = names.length === 0 ? [] : inLines(names)
  return [
    ...lines.map((line) => numericReply('353', nickname, symbol, channel.name, line)),
    numericReply('366', nickname, channel.name, 'End of /NAMES list'),
  ]
}

/** `time` is in milliseconds since 1970; 0 when nothing was read. */
export function readMarkerLine(target: string, time: number): MessageInit {
  const marker = time === 0 ? '*' : `timestamp=${formatServerTime(time)}`
  return { source: SERVER_NAME, command: 'MARKREAD', params: [target, marker] }
}

function nameOf(user: UserState | undefined, folded: string): string {
  if (user === undefined) return folded
  const { nickname, username, hostname } = user
  return username === undefined || hostname === undefined ? nickname : `${nickname}!${username}@${hostname}`
}
