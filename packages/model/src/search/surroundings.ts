import { historyReferenceKinds, historyRequest, isChannelName } from '@longwire/irc'
import { type ActionOutcome, offline, settled } from '../action-outcome.ts'
import { isSpoken } from '../buffers/attention.ts'
import { isMsgid } from '../history/line-ids.ts'
import { readHistory } from '../history/read-lines.ts'
import type { Line } from '../line.ts'
import { hasHistory } from '../network/capabilities.ts'
import type { Network } from '../network/network.ts'
import type { SearchHit } from './search.ts'

/** What was said right before and right after a line that was found; undefined where nothing was. */
export interface Surroundings {
  readonly before: Line | undefined
  readonly after: Line | undefined
}

/** Lines that are asked for: between two that were said, people may come and go. */
const LIMIT = 15

const nothing: ActionOutcome<Surroundings> = { ok: true, value: { before: undefined, after: undefined } }

/** What was said next to a line that was found. Nothing of it is put into the conversation. */
export async function surroundings(network: Network, { name, line }: SearchHit): Promise<ActionOutcome<Surroundings>> {
  if (!network.ready) return offline
  const { isupport } = network.state
  if (!hasHistory(network.state) || name === '') return nothing
  const byMsgid = historyReferenceKinds(isupport).includes('msgid') && isMsgid(line.id)
  const at = byMsgid ? { msgid: line.id } : { time: line.time }
  const asked = network.ask(historyRequest(isupport, name, { kind: 'around', at }, LIMIT))
  const place = { name, kind: isChannelName(isupport, name) ? 'channel' : 'query' } as const
  return settled(asked, ({ replies }) => {
    const { lines } = readHistory(replies, network.readerFor(place), network.now())
    const heard = lines.filter((one) => one.id === line.id || (isSpoken(one) && !network.ignores(one, place)))
    const index = heard.findIndex((one) => one.id === line.id)
    return index === -1
      ? { before: undefined, after: undefined }
      : { before: heard[index - 1], after: heard[index + 1] }
  })
}
