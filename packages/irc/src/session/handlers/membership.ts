import type { Message } from '../../message/message.ts'
import type { SessionCore } from '../session-core.ts'
import { MAX_CHANNELS } from '../session-limits.ts'
import type { ChannelData } from '../session-memory.ts'
import { isUserSource } from '../../message/source.ts'
import { ownText } from '../../message/own-text.ts'
import { channelsOf, forgetStranger, keyOf, knowUser, learnFromSource, touchChannel } from '../users.ts'
import type { CoreHandlers } from './core-handler.ts'

/** Who is where. Source: https://modern.ircdocs.horse/#channel-operations */
export const membershipHandlers: CoreHandlers = {
  JOIN: (core, message) => {
    const { source, params } = message
    if (!isUserSource(source) || params[0] === undefined) return false
    // A list of channels in one line is not sent by any server we know, and allowed by RFC 1459.
    for (const name of params[0].split(',')) if (name !== '') joined(core, message, name, source.nickname)
    return true
  },

  PART: (core, message) => {
    const { source, params } = message
    if (!isUserSource(source) || params[0] === undefined) return false
    for (const name of params[0].split(',')) {
      const own = core.isOwn(source.nickname)
      if (!core.provenance.replayed) leave(core, name, source.nickname, own)
      if (own && !core.provenance.replayed) core.memory.wantedChannels.delete(core.fold(name))
      const channel = spelling(core, name)
      core.emit({
        ...core.provenance,
        type: 'user-parted',
        channel,
        nickname: source.nickname,
        own,
        reason: params[1] ?? '',
      })
    }
    return true
  },

  KICK: (core, message) => {
    const { source, params } = message
    const [name, nickname, reason = ''] = params
    if (name === undefined || nickname === undefined) return false
    const own = core.isOwn(nickname)
    if (!core.provenance.replayed) {
      leave(core, name, nickname, own)
      if (own) core.memory.wantedChannels.delete(core.fold(name))
    }
    core.emit({
      ...core.provenance,
      type: 'user-kicked',
      channel: spelling(core, name),
      nickname,
      by: source,
      own,
      reason,
    })
    return true
  },

  QUIT: (core, message) => {
    const { source, params } = message
    if (!isUserSource(source)) return false
    const channels = core.provenance.replayed ? [] : quit(core, source.nickname)
    core.emit({ ...core.provenance, type: 'user-quit', nickname: source.nickname, reason: params[0] ?? '', channels })
    return true
  },

  NICK: (core, message) => {
    const { source, params } = message
    const to = params[0]
    if (!isUserSource(source) || to === undefined || to === '') return false
    // Quirk(inspircd): the labeled answer to our own NICK comes from the new nickname already.
    const answersUs = core.provenance.request !== undefined && core.fold(source.nickname) === core.fold(to)
    const from = answersUs ? core.state.identity.nickname : source.nickname
    const own = core.isOwn(from)
    const channels = core.provenance.replayed ? [] : renameUser(core, from, to, own)
    core.emit({ ...core.provenance, type: 'nickname-changed', from, to, own, channels })
    return true
  },

  INVITE: (core, message) => {
    const [nickname, channel] = message.params
    if (nickname === undefined || channel === undefined) return false
    core.emit({ ...core.provenance, type: 'user-invited', channel, nickname, by: message.source })
    return true
  },
}

function joined(core: SessionCore, message: Message, name: string, nickname: string): void {
  const own = core.isOwn(nickname)
  if (!core.provenance.replayed) enter(core, message, name, nickname, own)
  core.emit({ ...core.provenance, type: 'user-joined', channel: spelling(core, name), nickname, own })
}

function enter(core: SessionCore, message: Message, name: string, nickname: string, own: boolean): void {
  const key = core.fold(name)
  const channel = own ? enterChannel(core, key, name) : core.state.channels.get(key)
  if (channel === undefined) return
  const user = knowUser(core, nickname)
  if (user === undefined) return
  if (user.nickname !== nickname) user.nickname = ownText(nickname)
  const userKey = keyOf(core, user)
  channel.members.set(userKey, '')
  channel.listing?.add(userKey)
  learnFromSource(core, user, message.source)
  touchChannel(core, channel)
}

/** Of all channels whose modes were not told yet; changes make a map of their own. */
const NO_MODES: ReadonlyMap<string, string> = new Map()

function enterChannel(core: SessionCore, key: string, name: string): ChannelData | undefined {
  const { channels } = core.state
  if (channels.size >= MAX_CHANNELS && !channels.has(key)) return undefined
  const channel: ChannelData = {
    name: ownText(name),
    version: 0,
    topic: undefined,
    members: new Map(),
    membersComplete: false,
    modes: NO_MODES,
    createdAt: undefined,
    lists: undefined,
    gathered: undefined,
    listing: undefined,
  }
  channels.set(core.fold(channel.name), channel)
  const wanted = core.memory.wantedChannels.get(key)
  core.memory.wantedChannels.set(core.fold(channel.name), { name: channel.name, key: wanted?.key })
  return channel
}

function leave(core: SessionCore, name: string, nickname: string, own: boolean): void {
  const key = core.fold(name)
  const channel = core.state.channels.get(key)
  if (channel === undefined) return
  const userKey = core.fold(nickname)
  if (own) {
    core.state.channels.delete(key)
    for (const member of channel.members.keys()) forgetStranger(core, member)
    core.touch()
    return
  }
  channel.members.delete(userKey)
  channel.listing?.delete(userKey)
  forgetStranger(core, userKey)
  touchChannel(core, channel)
}

function quit(core: SessionCore, nickname: string): string[] {
  const key = core.fold(nickname)
  const names: string[] = []
  for (const channel of channelsOf(core, key)) {
    channel.members.delete(key)
    channel.listing?.delete(key)
    touchChannel(core, channel)
    names.push(channel.name)
  }
  core.state.users.delete(key)
  return names
}

function renameUser(core: SessionCore, from: string, to: string, own: boolean): string[] {
  const { state } = core
  const oldKey = core.fold(from)
  const nickname = ownText(to)
  const newKey = core.fold(nickname)
  const user = state.users.get(oldKey)
  if (user !== undefined) {
    state.users.delete(oldKey)
    user.nickname = nickname
    state.users.set(newKey, user)
  }
  const names: string[] = []
  for (const channel of channelsOf(core, oldKey)) {
    const prefixes = channel.members.get(oldKey) ?? ''
    channel.members.delete(oldKey)
    channel.members.set(newKey, prefixes)
    if (channel.listing?.delete(oldKey) === true) channel.listing.add(newKey)
    touchChannel(core, channel)
    names.push(channel.name)
  }
  if (own) state.identity.nickname = nickname
  core.touch()
  return names
}

/** As the channel is written where we are in it. */
function spelling(core: SessionCore, name: string): string {
  return core.state.channels.get(core.fold(name))?.name ?? name
}
