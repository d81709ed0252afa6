import type { MessageInit } from '@longwire/irc'
import type { Search, SearchQuery, StoredMessage } from '@longwire/store'

/** How often one search is gone on with, where the time that the store has for it was up before it was through. */
const MAX_ROUNDS = 5

/** As many lines as were asked for, newest first, or all that there are. Others' searches come between the rounds of a long one. */
export async function findLines(
  record: Search,
  query: SearchQuery,
  linesOf: (row: StoredMessage) => readonly MessageInit[],
): Promise<readonly MessageInit[]> {
  const lines: MessageInit[] = []
  let rest = query
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { messages, next } = await record.search(rest)
    lines.push(...messages.flatMap(linesOf))
    if (next === undefined || lines.length >= query.limit) break
    rest = { ...query, limit: query.limit - lines.length, cursor: next }
  }
  return lines
}
