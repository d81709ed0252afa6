import { targetLimit } from '../isupport/isupport-values.ts'
import { listsOf } from './name-lists.ts'
import { ask } from './requests/sending.ts'
import type { RequestId } from './ids.ts'
import type { SessionCore } from './session-core.ts'

/** Joins one channel, as a request. */
export function askToJoin(core: SessionCore, { request, channel, key }: Joining): void {
  const folded = core.fold(channel)
  const joined = core.state.channels.has(folded)
  core.memory.wantedChannels.set(folded, { name: channel, key: key ?? core.memory.wantedChannels.get(folded)?.key })
  if (joined) core.emit({ type: 'request-settled', request, outcome: { kind: 'ok', replies: [] } })
  else ask(core, { request, messages: [{ command: 'JOIN', params: key === undefined ? [channel] : [channel, key] }] })
}

interface Joining {
  readonly request: RequestId
  readonly channel: string
  readonly key?: string | undefined
}

/** Joins, in as few lines as may be, what the person was in before the connection was lost; without those left out. */
export function joinWanted(core: SessionCore, without: ReadonlySet<string> = new Set()): void {
  const channels = [...core.memory.wantedChannels].flatMap(([key, channel]) => (without.has(key) ? [] : [channel]))
  const open = channels.filter((channel) => channel.key === undefined).map((channel) => channel.name)
  for (const { name, key } of channels) {
    if (key !== undefined) core.send({ command: 'JOIN', params: [name, key] })
  }
  for (const list of listsOf(open, channelsPerLine(core))) core.send({ command: 'JOIN', params: [list.join(',')] })
}

function channelsPerLine(core: SessionCore): number {
  const { isupport } = core.state
  // MAXTARGETS speaks of messages; only TARGMAX names JOIN.
  return isupport.tokens.has('TARGMAX') ? targetLimit(isupport, 'JOIN') : 10
}
