import { formatServerTime, type MessageInit } from '@longwire/irc'
import type { BufferRecord, PageQuery, StoredMessage, Target } from '@longwire/store'
import { isFault, parseLimit, parseReference, type RequestFault } from '../chathistory-request.ts'
import type { Command, NetworkCommandContext } from '../command.ts'
import { CHATHISTORY_LIMIT } from '../isupport.ts'
import { SERVER_NAME } from '../server-name.ts'

const COMMAND = 'CHATHISTORY'

/** Where a page lies; the buffer and what to count are added to it. */
type Bounds = PageQuery extends infer One
  ? One extends PageQuery
    ? Omit<One, 'buffer' | 'events' | 'limit'>
    : never
  : never

/** The record of a conversation, in pages. Source: https://ircv3.net/specs/extensions/chathistory */
export const chathistory: Command = {
  name: COMMAND,
  minParams: 1,
  needsNetwork: true,
  needsUpstream: false,
  capability: 'draft/chathistory',
  run({ params }, context) {
    const [name = '', ...rest] = params
    const subcommand = name.toUpperCase()
    if (subcommand === 'TARGETS') return targets(rest, context)
    const [target, ...words] = rest
    const bounds = boundsOf(subcommand, words)
    if (bounds === undefined) {
      return context.fail(COMMAND, 'INVALID_PARAMS', [name], 'This CHATHISTORY command is not known')
    }
    const limit = parseLimit(words.at(referencesOf(subcommand)), CHATHISTORY_LIMIT)
    const fault =
      target === undefined ? tooFew : isFault(bounds) ? bounds : typeof limit === 'object' ? limit : undefined
    if (fault !== undefined || target === undefined || isFault(bounds) || typeof limit === 'object') {
      return fail(fault ?? tooFew, subcommand, context)
    }
    // As in RESUME and UNREAD, `*` is the network itself.
    const buffer = context.network.buffers.find(target === '*' ? '' : target)
    if (buffer !== undefined) return page(buffer, bounds, limit, subcommand, context)
    if (!context.network.isChannel(target))
      return context.replyBatch({ type: 'chathistory', params: [target], messages: [] })
    return context.fail(COMMAND, 'INVALID_TARGET', [subcommand, target], 'There is no record of this channel')
  },
}

const tooFew: RequestFault = { code: 'NEED_MORE_PARAMS', context: [], text: 'More parameters are needed' }

function referencesOf(subcommand: string): number {
  return subcommand === 'BETWEEN' ? 2 : 1
}

/** undefined for a subcommand that there is not. */
function boundsOf(subcommand: string, [first, second]: readonly string[]): Bounds | RequestFault | undefined {
  if (!['LATEST', 'BEFORE', 'AFTER', 'AROUND', 'BETWEEN'].includes(subcommand)) return undefined
  if (first === undefined) return tooFew
  if (subcommand === 'LATEST' && first === '*') return { kind: 'latest' }
  const at = parseReference(first)
  if (isFault(at)) return at
  switch (subcommand) {
    case 'LATEST':
      return { kind: 'latest', after: at }
    case 'BEFORE':
      return { kind: 'before', at }
    case 'AFTER':
      return { kind: 'after', at }
    case 'AROUND':
      return { kind: 'around', at }
    default: {
      if (second === undefined) return tooFew
      const to = parseReference(second)
      return isFault(to) ? to : { kind: 'between', from: at, to }
    }
  }
}

function page(
  buffer: BufferRecord,
  bounds: Bounds,
  limit: number,
  subcommand: string,
  context: NetworkCommandContext,
): void {
  const { network, user, screen } = context
  const events = screen.view.capabilities.has('draft/event-playback')
  const asked = user.rightOfWay.during(user.history.page({ ...bounds, buffer: buffer.id, limit, events }))
  context.later(COMMAND, asked, ({ messages, found }) => {
    if (!found) {
      return context.fail(COMMAND, 'MESSAGE_ERROR', [subcommand, buffer.name], 'The message that was named is not here')
    }
    // The tag would be taken away from the lines of all others, and a page is many lines.
    const cursorOf = screen.view.capabilities.has('longwire/resume')
      ? { cursorOf: (row: StoredMessage) => network.cursorOf(row) }
      : undefined
    const kept = { rows: messages, context: { nickname: network.nickname, buffer, ...cursorOf } }
    return context.replyBatch({ type: 'chathistory', params: [buffer.name || '*'], kept })
  })
}

/** Conversations by their latest message; joins and the like are none. Only times name a bound. */
function targets([first, second, count]: readonly string[], context: NetworkCommandContext): void {
  if (first === undefined || second === undefined) return fail(tooFew, 'TARGETS', context)
  const [from, to] = [parseReference(first), parseReference(second)]
  const limit = parseLimit(count, CHATHISTORY_LIMIT)
  if (isFault(from)) return fail(from, 'TARGETS', context)
  if (isFault(to)) return fail(to, 'TARGETS', context)
  if (typeof limit === 'object') return fail(limit, 'TARGETS', context)
  if (from.by !== 'time' || to.by !== 'time') {
    return context.fail(COMMAND, 'INVALID_MSGREFTYPE', ['TARGETS', first], 'Conversations are named by timestamp=')
  }
  const { network, user } = context
  const after = Math.min(from.time, to.time)
  const before = Math.max(from.time, to.time)
  return context.later(
    COMMAND,
    user.rightOfWay.during(user.history.targets({ network: network.id, after, before, limit, events: false })),
    (found) =>
      context.replyBatch({
        type: 'draft/chathistory-targets',
        params: [],
        messages: found.filter(isNamed).map(targetLine),
      }),
  )
}

/** The network's own buffer is no conversation. */
function isNamed({ name }: Target): boolean {
  return name !== ''
}

function targetLine({ name, latest }: Target): MessageInit {
  return { source: SERVER_NAME, command: COMMAND, params: ['TARGETS', name, formatServerTime(latest)] }
}

function fail({ code, context: words, text }: RequestFault, subcommand: string, context: NetworkCommandContext): void {
  context.fail(COMMAND, code, [subcommand, ...words], text)
}
