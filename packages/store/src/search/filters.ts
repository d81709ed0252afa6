import type { BufferId } from '../ids.ts'
import { type MessageKind, type NewMessage, messageKinds } from '../message.ts'
import type { SearchQuery } from './search.ts'

/** Kinds that a search looks through; joins and the like have nothing to find. */
export const searchableKinds: readonly MessageKind[] = ['privmsg', 'notice', 'action', 'kick', 'topic', 'server']

const searchable = new Set<MessageKind>(searchableKinds)
const link = /\bhttps?:\/\/\S/i

/** Whether a message of this kind is looked at by searches. */
export function isSearchable(kind: MessageKind): boolean {
  return searchable.has(kind)
}

/** The same by the number of the kind. */
export function isSearchableCode(code: number): boolean {
  const kind = messageKinds[code]
  return kind !== undefined && searchable.has(kind)
}

/** Whether a text holds a link. */
export function hasLink(text: string): boolean {
  return text.includes('://') && link.test(text)
}

/** The nickname of a source, as searches compare it: case makes no difference, nor do the two kinds of brackets. */
export function foldNickname(source: string): string {
  const end = source.search(/[!@]/)
  return (end === -1 ? source : source.slice(0, end))
    .toLowerCase()
    .replace(/[{}|^]/g, (found) => brackets[found] ?? found)
}

// https://modern.ircdocs.horse/#casemapping-parameter: rfc1459, the widest of the three.
const brackets: Readonly<Record<string, string>> = { '{': '[', '}': ']', '|': '\\', '^': '~' }

/** What filters look at. */
export type Filtered = Pick<NewMessage, 'kind' | 'buffer' | 'sender' | 'time' | 'text' | 'attention'>

/** Whether a message passes all that a query asks for besides its text. */
export function passesFilters(
  message: Filtered,
  query: SearchQuery,
  networkBuffers: ReadonlySet<BufferId> | undefined,
): boolean {
  return (
    isSearchable(message.kind) &&
    (query.kinds?.includes(message.kind) ?? true) &&
    (query.buffers?.includes(message.buffer) ?? true) &&
    (networkBuffers?.has(message.buffer) ?? true) &&
    (query.sender === undefined || foldNickname(message.sender) === foldNickname(query.sender)) &&
    (query.before === undefined || message.time < query.before) &&
    (query.after === undefined || message.time > query.after) &&
    (query.mentions === undefined || message.attention === 2) &&
    (query.hasLink === undefined || hasLink(message.text) === query.hasLink)
  )
}
