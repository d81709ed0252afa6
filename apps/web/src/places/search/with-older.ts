import type { SearchHit } from '@longwire/model'

/** One page of a search and the next, which begins with what was said in the last millisecond of the one before: each line once. */
export function withOlder(known: readonly SearchHit[], older: readonly SearchHit[]): readonly SearchHit[] {
  const all = new Map([...known, ...older].map((hit) => [`${hit.buffer} ${hit.line.id}`, hit]))
  return [...all.values()]
}
