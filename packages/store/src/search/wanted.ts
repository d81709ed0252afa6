import type { BufferId } from '../ids.ts'
import { messageKinds } from '../message.ts'
import type { MessageRow } from '../queries/message-rows.ts'
import { passesFilters } from './filters.ts'
import type { SearchQuery } from './search.ts'

/** What an index could not decide about a row. */
export interface Wanted {
  /** Whether a text holds what has to be looked for in it. */
  readonly holds: (text: string) => boolean
  /** The buffers of the query's networks; undefined where it names none. */
  readonly networkBuffers: ReadonlySet<BufferId> | undefined
}

/** Whether a row that an index let through is what was asked for. */
export function isWanted(row: MessageRow, query: SearchQuery, { holds, networkBuffers }: Wanted): boolean {
  const { buffer, sender, time, text, attention } = row
  const kind = messageKinds[row.kind] ?? 'notice'
  return passesFilters({ kind, buffer, sender, time, text, attention }, query, networkBuffers) && holds(text)
}
