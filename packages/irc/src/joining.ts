import { targetLimit } from './isupport-values.ts'
import type { SessionCore } from './session-core.ts'
import type { WantedChannel } from './session-memory.ts'
import { utf8Length } from './utf8.ts'

/** Bytes of the parameters of one JOIN; the rest of the line is the command and its spaces. */
const JOIN_BYTES = 400

/** Joins, in as few lines as may be, what the person was in before the connection was lost. */
export function joinWanted(core: SessionCore): void {
  const channels = [...core.memory.wantedChannels.values()]
  // Keys are matched to channels by position, so those with a key come first.
  channels.sort((a, b) => Number(b.key !== undefined) - Number(a.key !== undefined))
  const most = channelsPerLine(core)
  let line: WantedChannel[] = []
  let bytes = 0
  for (const channel of channels) {
    const cost = utf8Length(channel.name) + 1 + (channel.key === undefined ? 0 : utf8Length(channel.key) + 1)
    if (line.length > 0 && (line.length >= most || bytes + cost > JOIN_BYTES)) {
      sendJoin(core, line)
      line = []
      bytes = 0
    }
    line.push(channel)
    bytes += cost
  }
  if (line.length > 0) sendJoin(core, line)
}

function channelsPerLine(core: SessionCore): number {
  const { isupport } = core.state
  // MAXTARGETS speaks of messages; only TARGMAX names JOIN.
  return isupport.tokens.has('TARGMAX') ? targetLimit(isupport, 'JOIN') : 10
}

function sendJoin(core: SessionCore, channels: readonly WantedChannel[]): void {
  const names = channels.map((channel) => channel.name).join(',')
  const keys = channels.flatMap((channel) => (channel.key === undefined ? [] : [channel.key])).join(',')
  core.send({ command: 'JOIN', params: keys === '' ? [names] : [names, keys] })
}
