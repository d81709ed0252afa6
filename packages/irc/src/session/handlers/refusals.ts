import { splitStatusTarget } from '../../isupport/isupport-values.ts'
import { refusalName } from '../../numerics/refusal-names.ts'
import type { SessionCore } from '../session-core.ts'
import type { CoreHandler, CoreHandlers } from './core-handler.ts'

/**
 * Numerics after a message that nobody waits for any more: without echo-message a message counts as said when it was sent,
 * and these may still come. Source: https://modern.ircdocs.horse/#errnosuchnick-401
 */
const undelivered: CoreHandler = (core, { command, params }) => {
  const target = params[1]
  if (core.provenance.request !== undefined || target === undefined) return false
  core.emit({
    ...core.provenance,
    type: 'message-refused',
    target,
    code: refusalName(command),
    text: params.at(-1) ?? '',
  })
  return true
}

/** Without a rank, something else may have been refused: only a name with one tells that it was said to some (`@#channel`). */
const undeliveredToRank: CoreHandler = (core, message) =>
  splitStatusTarget(core.state.isupport, message.params[1] ?? '').status !== '' && undelivered(core, message)

export const refusalHandlers: CoreHandlers = {
  '401': undelivered,
  '404': undelivered,
  '407': undelivered,
  '408': undelivered,
  '415': undelivered,
  '482': undeliveredToRank,
  '531': undelivered,

  // `470 me #asked #other :Forwarding`: we are sent to another channel.
  '470': (core, { params }) => {
    const [, from, to] = params
    if (from === undefined || to === undefined) return false
    follow(core, from, to)
    core.emit({ ...core.provenance, type: 'channel-forwarded', from, to })
    return true
  },

  // What lasts is not tried again at every reconnect.
  '403': lastingRefusal,
  '405': lastingRefusal,
  '473': lastingRefusal,
  '474': lastingRefusal,
  '475': lastingRefusal,
  '476': lastingRefusal,
  '477': lastingRefusal,
}

function lastingRefusal(core: SessionCore, { params }: Parameters<CoreHandler>[1]): boolean {
  const key = core.fold(params[1] ?? '')
  if (!core.state.channels.has(key)) core.memory.wantedChannels.delete(key)
  return false
}

function follow(core: SessionCore, from: string, to: string): void {
  const { wantedChannels } = core.memory
  if (!wantedChannels.delete(core.fold(from))) return
  wantedChannels.set(core.fold(to), { name: to, key: undefined })
}
