import { type MessageInit, parseTags, readServerTime } from '@longwire/irc'
import { type SearchQuery, searchableKinds, type StoredMessage } from '@longwire/store'
import type { Command, NetworkCommandContext } from '../command.ts'
import { playbackLine } from '../playback.ts'
import { findLines } from './find-lines.ts'

const MAX_FOUND = 100

/** What people said; nothing else may be in the answer. */
const kinds = searchableKinds.filter((kind) => kind === 'privmsg' || kind === 'notice' || kind === 'action')

/**
 * The record of one network, searched by text and filters.
 * Source: https://codeberg.org/emersion/soju/src/branch/master/doc/ext/search.md and docs/extensions/search.md
 */
export const search: Command = {
  name: 'SEARCH',
  minParams: 1,
  needsNetwork: true,
  needsUpstream: false,
  capability: 'soju.im/search',
  run({ command, params }, context) {
    const { network, user } = context
    const query = queryOf(parseTags(params[0] ?? ''), context)
    if (typeof query === 'string')
      return context.fail(command, 'INVALID_PARAMS', [query], 'This cannot be searched for')
    const record = user.history.parts.search
    if (record === undefined) return context.fail(command, 'INTERNAL_ERROR', [], 'The record cannot be searched')
    const buffers = new Map(network.buffers.list().map((buffer) => [buffer.id, buffer]))
    const linesOf = (row: StoredMessage): readonly MessageInit[] => {
      const buffer = buffers.get(row.buffer)
      if (buffer === undefined || row.redaction !== undefined) return []
      return [playbackLine(row, { nickname: network.nickname, buffer, cursorOf: (one) => network.cursorOf(one) })]
    }
    const found = user.rightOfWay.during(findLines(record, query, linesOf))
    return context.later(command, found, (messages) => {
      context.replyBatch({ type: 'soju.im/search', params: [], messages: messages.toReversed() })
    })
  },
}

/** The attribute that cannot be, where there is one. Attributes that are not known are left out. */
function queryOf(attributes: ReadonlyMap<string, string>, { network }: NetworkCommandContext): SearchQuery | string {
  const target = attributes.get('in')
  const from = attributes.get('from')
  const after = timeOf(attributes.get('after'))
  const before = timeOf(attributes.get('before'))
  const limit = attributes.get('limit')
  if (after === 'bad') return 'after'
  if (before === 'bad') return 'before'
  if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(limit)) return 'limit'
  const attention = attributes.get('longwire/attention')
  if (attention !== undefined && attention !== 'mention') return 'longwire/attention'
  const buffer = target === undefined ? undefined : network.buffers.find(target)
  return {
    text: attributes.get('text') ?? '',
    networks: [network.id],
    kinds,
    limit: Math.min(Number(limit ?? MAX_FOUND), MAX_FOUND),
    // Where nothing was said, nothing is found.
    ...(target !== undefined && { buffers: buffer === undefined ? [] : [buffer.id] }),
    ...(from !== undefined && { sender: from }),
    ...(attention === 'mention' && { mentions: true }),
    // At or after; at or before: the store leaves its bounds out.
    ...(after !== undefined && { after: after - 1 }),
    ...(before !== undefined && { before: before + 1 }),
  }
}

function timeOf(text: string | undefined): number | undefined | 'bad' {
  return text === undefined ? undefined : (readServerTime(text) ?? 'bad')
}
