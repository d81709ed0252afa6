import { formatServerTime, type MessageInit } from '@longwire/irc'
import type { Line } from '../line.ts'
import type { PageRequest } from '../timeline/buffer-timeline.ts'
import { isMsgid } from './line-ids.ts'

/** What a network can be asked for. Source: https://ircv3.net/specs/extensions/chathistory */
export interface HistorySupport {
  /** Lines in one answer, above 0. */
  readonly limit: number
  /** Whether a line may be named by its msgid, and not only by its time. */
  readonly byMsgid: boolean
}

const MOST = 100

/** From the ISUPPORT tokens CHATHISTORY and MSGREFTYPES. */
export function historySupport(tokens: ReadonlyMap<string, string>): HistorySupport {
  const limit = Number(tokens.get('CHATHISTORY'))
  return {
    limit: Number.isInteger(limit) && limit > 0 ? Math.min(limit, MOST) : MOST,
    byMsgid: (tokens.get('MSGREFTYPES') ?? 'timestamp').split(',').includes('msgid'),
  }
}

/** The command that asks for a page. `line` finds the lines that the request names. */
export function historyRequest(
  target: string,
  request: PageRequest,
  support: HistorySupport,
  line: (id: string) => Line | undefined,
): MessageInit | undefined {
  const command = (...params: readonly (string | undefined)[]): MessageInit | undefined => {
    const known = params.filter((param) => param !== undefined)
    if (known.length < params.length) return undefined
    return { command: 'CHATHISTORY', params: [...known, String(support.limit)] }
  }
  const at = (id: string, past: 1 | -1): string | undefined => reference(line(id), support, past)
  switch (request.kind) {
    case 'latest':
      return command('LATEST', target, '*')
    case 'before':
      return command('BEFORE', target, at(request.line, 1))
    case 'after':
      return command('AFTER', target, at(request.line, -1))
    case 'between':
      return command('BETWEEN', target, at(request.newer, 1), at(request.older, -1))
    case 'around':
      return command('AROUND', target, request.msgid === undefined ? atTime(request.time) : `msgid=${request.msgid}`)
  }
}

/**
 * Bounds are exclusive, so by time the bound is moved by a millisecond: what shares the line's millisecond comes too, and
 * is known by its id.
 */
function reference(line: Line | undefined, { byMsgid }: HistorySupport, past: 1 | -1): string | undefined {
  if (line === undefined) return undefined
  return byMsgid && isMsgid(line.id) ? `msgid=${line.id}` : atTime(line.time + past)
}

function atTime(time: number): string {
  return `timestamp=${formatServerTime(time)}`
}
