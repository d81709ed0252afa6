import { type ModeChange, parseChannelModes } from '../../isupport/modes.ts'
import type { SessionCore } from '../session-core.ts'
import { MAX_LIST_ENTRIES } from '../session-limits.ts'
import type { ChannelData } from '../session-memory.ts'
import type { ListEntry } from '../state.ts'
import { touchChannel } from '../users.ts'
import { ownText } from '../../message/own-text.ts'
import type { CoreHandler, CoreHandlers } from './core-handler.ts'

/** Bans and the like, as they are asked for by `MODE #channel b`. Source: https://modern.ircdocs.horse/#rplbanlist-367 */
export const listHandlers: CoreHandlers = {
  '367': entryOf('b'),
  '368': endOf('b'),
  '348': entryOf('e'),
  '349': endOf('e'),
  '346': entryOf('I'),
  '347': endOf('I'),
  // `728 me #channel q mask who when`: the letter stands in the line.
  '728': (core, { params }) => {
    gather(core, params[1], params[2], params.slice(3))
    return false
  },
  '729': (core, { params }) => {
    complete(core, params[1], params[2])
    return false
  },
}

/** Follows a MODE in the lists that are known. */
export function applyToLists(
  core: SessionCore,
  channel: ChannelData,
  changes: readonly ModeChange[],
  by: string,
): void {
  for (const { kind, mode, adding, param } of changes) {
    const list = kind === 'list' && param !== undefined ? channel.lists?.get(mode) : undefined
    if (list === undefined || param === undefined) continue
    const others = list.filter((entry) => entry.mask !== param)
    const entry = { mask: ownText(param), setBy: ownText(by), setAt: core.provenance.time }
    channel.lists?.set(mode, adding && others.length < MAX_LIST_ENTRIES ? [...others, entry] : others)
  }
}

function entryOf(mode: string): CoreHandler {
  return (core, { params }) => {
    gather(core, params[1], mode, params.slice(2))
    return false
  }
}

function endOf(mode: string): CoreHandler {
  return (core, { params }) => {
    complete(core, params[1], mode)
    return false
  }
}

/** `mask [who [when]]`, of a list that is not complete yet. */
function gather(
  core: SessionCore,
  name: string | undefined,
  mode: string | undefined,
  [mask, setBy, seconds]: readonly string[],
): void {
  const channel = core.state.channels.get(core.fold(name ?? ''))
  if (channel === undefined || mode === undefined || mask === undefined) return
  channel.gathered ??= new Map()
  const entries = channel.gathered.get(mode) ?? []
  if (entries.length >= MAX_LIST_ENTRIES || !isListMode(core, mode)) return
  const when = Number(seconds)
  const setAt = seconds !== undefined && Number.isSafeInteger(when) ? when * 1000 : undefined
  const entry: ListEntry = { mask: ownText(mask), setBy: setBy && ownText(setBy), setAt }
  if (entries.length === 0) channel.gathered.set(mode, entries)
  entries.push(entry)
}

function complete(core: SessionCore, name: string | undefined, mode: string | undefined): void {
  const channel = core.state.channels.get(core.fold(name ?? ''))
  if (channel === undefined || mode === undefined || !isListMode(core, mode)) return
  channel.lists ??= new Map()
  channel.lists.set(mode, channel.gathered?.get(mode) ?? [])
  channel.gathered?.delete(mode)
  touchChannel(core, channel)
}

function isListMode(core: SessionCore, mode: string): boolean {
  return mode.length === 1 && parseChannelModes(core.state.isupport, [`+${mode}`])[0]?.kind === 'list'
}
