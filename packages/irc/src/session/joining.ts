import { targetLimit } from '../isupport/isupport-values.ts'
import { listsOf } from './name-lists.ts'
import type { SessionCore } from './session-core.ts'

/** Joins, in as few lines as may be, what the person was in before the connection was lost. */
export function joinWanted(core: SessionCore): void {
  const channels = [...core.memory.wantedChannels.values()]
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
