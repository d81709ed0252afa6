import { applyIsupport } from '../isupport/isupport.ts'
import type { SessionCore } from './session-core.ts'
import type { ChannelData, WantedChannel } from './session-memory.ts'

/** Takes further tokens of RPL_ISUPPORT; a new casemapping keys everything anew. */
export function applyTokens(core: SessionCore, tokens: readonly string[]): void {
  const { state } = core
  const before = state.isupport
  state.isupport = applyIsupport(before, tokens)
  if (state.isupport === before) return
  if (state.isupport.casemapping !== before.casemapping) rekey(core)
  core.touch()
  core.emit({ type: 'isupport-changed' })
}

function rekey(core: SessionCore): void {
  const { users, channels } = core.state
  const newKey = new Map<string, string>()
  const everybody = [...users]
  users.clear()
  for (const [key, user] of everybody) {
    newKey.set(key, core.fold(user.nickname))
    users.set(core.fold(user.nickname), user)
  }
  const move = (key: string): string => newKey.get(key) ?? core.fold(key)
  for (const channel of channels.values()) {
    replaceEntries(channel.members, (key) => move(key))
    if (channel.listing !== undefined) channel.listing = new Set([...channel.listing].map(move))
    channel.version++
  }
  replaceEntries<ChannelData>(channels, (_, channel) => core.fold(channel.name))
  replaceEntries<WantedChannel>(core.memory.wantedChannels, (_, wanted) => core.fold(wanted.name))
}

function replaceEntries<Value>(map: Map<string, Value>, keyOf: (key: string, value: Value) => string): void {
  const entries = [...map]
  map.clear()
  for (const [key, value] of entries) map.set(keyOf(key, value), value)
}
