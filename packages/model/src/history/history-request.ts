import {
  type HistoryQuery,
  type HistoryReference,
  historyReferenceKinds,
  historyRequest,
  type IsupportState,
  type MessageInit,
} from '@longwire/irc'
import type { Line } from '../line.ts'
import type { PageRequest } from '../timeline/page-request.ts'
import { isMsgid } from './line-ids.ts'

/** Lines that are asked for at once, where the network gives as many. */
export const PAGE = 100

/**
 * The command that asks for a page; `line` finds the lines that it names. Undefined where one of them is not here any more.
 * With `from` it counts from there and not from the line: what is between was asked for already.
 */
export function pageRequest(
  isupport: IsupportState,
  target: string,
  request: PageRequest,
  line: (id: string) => Line | undefined,
  from?: HistoryReference,
): MessageInit | undefined {
  const byMsgid = historyReferenceKinds(isupport).includes('msgid')
  const begin = isForwards(request) ? -1 : 1
  const query = queryOf(request, (id, past) => {
    if (from !== undefined && past === begin) return from
    const known = line(id)
    return known === undefined ? undefined : reference(known, byMsgid, past)
  })
  return query === undefined ? undefined : historyRequest(isupport, target, query, PAGE)
}

/** Whether a page is counted from an older line to newer ones. */
export function isForwards(request: PageRequest): boolean {
  return request.kind === 'after' || (request.kind === 'between' && request.side === 'older')
}

type Refer = (id: string, past: 1 | -1) => HistoryReference | undefined

function queryOf(request: PageRequest, refer: Refer): HistoryQuery | undefined {
  switch (request.kind) {
    case 'latest':
      return request
    case 'before':
    case 'after': {
      const at = refer(request.line, request.kind === 'before' ? 1 : -1)
      return at === undefined ? undefined : { kind: request.kind, at }
    }
    case 'between': {
      const newer = refer(request.newer, 1)
      const older = refer(request.older, -1)
      if (newer === undefined || older === undefined) return undefined
      return isForwards(request)
        ? { kind: 'between', from: older, to: newer }
        : { kind: 'between', from: newer, to: older }
    }
    case 'around':
      return { kind: 'around', at: request.msgid === undefined ? { time: request.time } : { msgid: request.msgid } }
  }
}

/**
 * Bounds are exclusive, so by time the bound is moved by a millisecond: what shares the line's millisecond comes too, and is
 * known by its id.
 */
function reference(line: Line, byMsgid: boolean, past: 1 | -1): HistoryReference {
  return byMsgid && isMsgid(line.id) ? { msgid: line.id } : { time: line.time + past }
}
