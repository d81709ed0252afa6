import type { StoredMessage } from '../message.ts'
import { boundedLimit } from '../queries/page.ts'
import { passesFilters } from '../search/filters.ts'
import { type Search, searchCancelled } from '../search/search.ts'
import { matches, termsOf } from '../search/terms.ts'
import { tokensOf } from '../search/tokens.ts'
import type { MemoryHistoryData } from './memory-data.ts'

/** Search by looking at every message: what the others are compared with. */
export function memorySearch(data: MemoryHistoryData): Search {
  return {
    async search(query, signal) {
      if (signal?.aborted === true) throw searchCancelled()
      const terms = termsOf(query.text)
      if (terms.length === 0 && query.text.trim() !== '') return { messages: [], next: undefined, complete: true }
      const found: StoredMessage[] = []
      for (const { record, timeline, facts } of data.buffers.values()) {
        if (query.networks !== undefined && !query.networks.includes(record.network)) continue
        for (const message of timeline.all) {
          if (query.cursor !== undefined && message.id >= query.cursor) continue
          if (facts.redactions.has(message.msgid)) continue
          if (passesFilters(message, query, undefined) && matches(terms, tokensOf(message.text))) {
            found.push(facts.apply(message))
          }
        }
      }
      const limit = boundedLimit(query.limit)
      const messages = found.toSorted((a, b) => b.id - a.id).slice(0, limit)
      return { messages, next: messages.length < limit ? undefined : messages.at(-1)?.id, complete: true }
    },
  }
}
