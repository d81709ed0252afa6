import {
  applyChannelModes,
  applyUserModes,
  type ModeChange,
  parseChannelModes,
  withMembership,
} from '../../isupport/modes.ts'
import type { SessionCore } from '../session-core.ts'
import { MAX_MODES } from '../session-limits.ts'
import type { ChannelData } from '../session-memory.ts'
import { isUserSource } from '../../message/source.ts'
import { touchChannel } from '../users.ts'
import type { CoreHandlers } from './core-handler.ts'
import { applyToLists } from './lists.ts'

/** Source: https://modern.ircdocs.horse/#mode-message */
export const modeHandlers: CoreHandlers = {
  MODE: (core, { source, params }) => {
    const [target, changes = '', ...rest] = params
    if (target === undefined) return false
    if (!core.provenance.replayed) {
      applyModes(core, target, params.slice(1), isUserSource(source) ? source.nickname : (source ?? ''))
    }
    core.emit({ ...core.provenance, type: 'modes-changed', target, changes, params: rest })
    return true
  },

  // `221 me +iw`: all of our modes.
  '221': (core, { params }) => {
    setOwnModes(core, applyUserModes('', params[1] ?? ''))
    return false
  },

  // `324 me #channel +ntk key`: all of the channel's modes.
  '324': (core, { params }) => {
    const channel = core.state.channels.get(core.fold(params[1] ?? ''))
    if (channel === undefined) return false
    setModes(core, channel, new Map(), parseChannelModes(core.state.isupport, params.slice(2)))
    core.emit({ type: 'modes-listed', channel: channel.name })
    return true
  },

  '329': (core, { params }) => {
    const channel = core.state.channels.get(core.fold(params[1] ?? ''))
    const seconds = Number(params[2])
    if (channel === undefined || !Number.isSafeInteger(seconds)) return false
    channel.createdAt = seconds * 1000
    touchChannel(core, channel)
    return true
  },
}

function applyModes(core: SessionCore, target: string, params: readonly string[], by: string): void {
  const channel = core.state.channels.get(core.fold(target))
  if (channel === undefined) {
    if (core.isOwn(target)) setOwnModes(core, applyUserModes(core.state.identity.modes, params[0] ?? ''))
    return
  }
  const changes = parseChannelModes(core.state.isupport, params)
  for (const { kind, mode, adding, param } of changes) {
    if (kind !== 'membership' || param === undefined) continue
    const key = core.fold(param)
    const prefixes = channel.members.get(key)
    if (prefixes !== undefined) {
      channel.members.set(key, withMembership(core.state.isupport, prefixes, mode, adding))
    }
  }
  applyToLists(core, channel, changes, by)
  setModes(core, channel, channel.modes, changes)
}

function setModes(
  core: SessionCore,
  channel: ChannelData,
  before: ReadonlyMap<string, string>,
  changes: readonly ModeChange[],
): void {
  const modes = applyChannelModes(before, changes)
  if (modes.size <= MAX_MODES) channel.modes = modes
  const key = channel.modes.get('k')
  const wanted = core.memory.wantedChannels.get(core.fold(channel.name))
  // Servers hide the key from those who are not operators as `*`, or leave it out.
  if (wanted !== undefined && key !== undefined && key !== '' && key !== '*') wanted.key = key
  touchChannel(core, channel)
}

function setOwnModes(core: SessionCore, modes: string): void {
  core.state.identity.modes = modes.slice(0, MAX_MODES)
  core.touch()
}
