import type { BufferId } from '../ids.ts'
import { messageKinds } from '../message.ts'
import type { MessageRow } from '../queries/message-rows.ts'
import { passesFilters } from './filters.ts'
import type { SearchQuery } from './search.ts'
import { type Term, matches } from './terms.ts'
import { tokensOf } from './tokens.ts'

/** What an index could not decide about a row. */
export interface Wanted {
  /** What has to be looked for in the text. */
  readonly terms: readonly Term[]
  /** The buffers of the query's networks; undefined where it names none. */
  readonly networkBuffers: ReadonlySet<BufferId> | undefined
}

/** Whether a row that an index let through is what was asked for. */
export function isWanted(row: MessageRow, query: SearchQuery, { terms, networkBuffers }: Wanted): boolean {
  const { buffer, sender, time, text } = row
  const kind = messageKinds[row.kind] ?? 'notice'
  if (!passesFilters({ kind, buffer, sender, time, text }, query, networkBuffers)) return false
  return terms.length === 0 || matches(terms, tokensOf(text))
}
