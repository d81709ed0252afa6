import type { Page, PageQuery } from '../history.ts'
import type { StoredMessage } from '../message.ts'
import { boundedLimit } from '../queries/page.ts'
import { type MemoryTimeline, isBefore } from './memory-timeline.ts'

const missing: Page = { messages: [], found: false }

function firstOf(messages: readonly StoredMessage[], limit: number): Page {
  return { messages: messages.slice(0, limit), found: true }
}

function lastOf(messages: readonly StoredMessage[], limit: number): Page {
  return { messages: limit === 0 ? [] : messages.slice(-limit), found: true }
}

/** See `History.page`. */
export function pageOf(timeline: MemoryTimeline, query: PageQuery): Page {
  const limit = boundedLimit(query.limit)
  const { events } = query
  const at = query.kind === 'between' ? query.from : query.kind === 'latest' ? query.after : query.at
  if (at === undefined) return lastOf(timeline.between(undefined, undefined, events), limit)
  const place = timeline.placeOf(at)
  if (place === undefined) return missing
  switch (query.kind) {
    case 'latest':
      return lastOf(timeline.between(place.end, undefined, events), limit)
    case 'before':
      return lastOf(timeline.between(undefined, place.start, events), limit)
    case 'after':
      return firstOf(timeline.between(place.end, undefined, events), limit)
    case 'around': {
      const half = Math.floor(limit / 2)
      const earlier = lastOf(timeline.between(undefined, place.start, events), half)
      const later = timeline.between(undefined, undefined, events).filter((message) => !isBefore(message, place.start))
      return { messages: [...earlier.messages, ...later.slice(0, limit - half)], found: true }
    }
    case 'between': {
      const to = timeline.placeOf(query.to)
      if (to === undefined) return missing
      return isBefore(to.start, place.start)
        ? lastOf(timeline.between(to.end, place.start, events), limit)
        : firstOf(timeline.between(place.end, to.start, events), limit)
    }
  }
}
