import { splitMemberName } from '../../isupport/modes.ts'
import type { SessionCore } from '../session-core.ts'
import type { ChannelData } from '../session-memory.ts'
import { parseSource } from '../../message/source.ts'
import { forgetStranger, knowNickname, learnFromSource, touchChannel } from '../users.ts'
import type { CoreHandlers } from './core-handler.ts'

/** The list of a channel's members. Source: https://modern.ircdocs.horse/#rplnamreply-353 */
export const namesHandlers: CoreHandlers = {
  '353': (core, { params }) => {
    // `353 me = #channel :names`; some servers leave the symbol out.
    const name = params.at(-2)
    const names = params.at(-1)
    if (params.length < 3 || name === undefined || names === undefined) return false
    const channel = core.state.channels.get(core.fold(name))
    if (channel === undefined) return false
    channel.listing ??= new Set()
    for (const entry of names.split(' ')) if (entry !== '') listMember(core, channel, entry)
    touchChannel(core, channel)
    return true
  },

  '366': (core, { params }) => {
    const channel = core.state.channels.get(core.fold(params[1] ?? ''))
    if (channel === undefined) return false
    const { listing } = channel
    if (listing !== undefined) {
      channel.listing = undefined
      for (const key of channel.members.keys()) {
        if (listing.has(key)) continue
        channel.members.delete(key)
        forgetStranger(core, key)
      }
    }
    channel.membersComplete = true
    touchChannel(core, channel)
    core.emit({ type: 'members-listed', channel: channel.name })
    return true
  },
}

function listMember(core: SessionCore, channel: ChannelData, entry: string): void {
  const { prefixes, name: text } = splitMemberName(core.state.isupport, entry)
  // With userhost-in-names it is `nickname!username@hostname`; a bare nickname may hold a dot here.
  const source = text.includes('!') ? parseSource(text) : { nickname: text }
  if (typeof source === 'string' || source.nickname === '') return
  const key = knowNickname(core, source.nickname)
  if (key === undefined) return
  if (source.hostname !== undefined) {
    const user = core.state.users.get(key)
    if (user !== undefined) learnFromSource(core, user, source)
  }
  if (channel.members.get(key) !== prefixes) channel.members.set(key, prefixes)
  channel.listing?.add(key)
}
