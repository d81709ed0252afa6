import type { Provenance } from '../session/core-events.ts'
import type { Extension } from '../extension.ts'
import { MAX_CLIENT_TAG_BYTES } from '../message/limits.ts'
import type { MessageInit } from '../message/message.ts'
import { answers } from '../session/requests/reply-family.ts'
import { formatServerTime } from '../message/server-time.ts'
import { formatTags } from '../message/tags.ts'

/** A search is at its end; what it found was told message by message, `replayed`. */
export type SearchEvent = Provenance & { readonly type: 'search-ended'; readonly found: number }

/** What it remembers. */
export interface SearchSlot {
  /** Messages so far, by the batch's reference. */
  readonly found: Map<string, number>
}

export const search: Extension<SearchEvent, SearchSlot> = {
  name: 'search',
  spec: 'https://codeberg.org/emersion/soju/src/branch/master/doc/ext/search.md',
  capabilities: ['soju.im/search'],
  needs: ['batch', 'server-time', 'message-tags'],
  slot: { version: 1, initial: () => ({ found: new Map() }) },
  families: [{ name: 'search', commands: ['SEARCH'], batch: 'soju.im/search', answers: answers() }],
  batches: {
    'soju.im/search': {
      replayed: true,
      opened: ({ reference }, _message, { slot }) => {
        slot.found.set(reference, 0)
      },
      line: ({ reference }, _message, { slot }) => {
        slot.found.set(reference, (slot.found.get(reference) ?? 0) + 1)
        return false
      },
      closed: ({ reference }, context) => {
        const found = context.slot.found.get(reference) ?? 0
        context.slot.found.delete(reference)
        context.emit({ ...context.provenance, type: 'search-ended', found })
      },
    },
  },
}

/** What to look for; everything that is given must hold. Times are in milliseconds since 1970. */
export interface SearchQuery {
  readonly text?: string
  /** A channel or a nickname. */
  readonly in?: string
  readonly from?: string
  readonly after?: number
  readonly before?: number
  readonly limit?: number
  /** Only what called the person. Source: docs/extensions/search.md */
  readonly mentions?: true
}

/** The request of a {@link SearchQuery}. */
export function searchRequest(query: SearchQuery): MessageInit {
  const attributes: Record<string, string> = {}
  if (query.in !== undefined) attributes.in = query.in
  if (query.from !== undefined) attributes.from = query.from
  if (query.after !== undefined) attributes.after = formatServerTime(query.after)
  if (query.before !== undefined) attributes.before = formatServerTime(query.before)
  if (query.mentions !== undefined) attributes['longwire/attention'] = 'mention'
  if (query.limit !== undefined) attributes.limit = String(query.limit)
  if (query.text !== undefined) attributes.text = query.text
  return { command: 'SEARCH', params: [formatTags(attributes, MAX_CLIENT_TAG_BYTES)] }
}
