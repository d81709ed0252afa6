import type { BufferId, MessageId, NetworkId } from './ids.ts'
import type { MessageKind, StoredMessage } from './message.ts'

/** An optional part of a history: finding text. Any typed text is a valid query. */
export interface Search {
  /** Newest first. Rejects with `cancelled` when the signal fires, and ends with what it has at the time limit. */
  search(query: SearchQuery, signal?: AbortSignal): Promise<SearchResult>
}

export interface SearchQuery {
  /** Words, prefixes, "phrases"; empty to search by filters alone. */
  readonly text: string
  readonly sender?: string
  readonly buffers?: readonly BufferId[]
  readonly networks?: readonly NetworkId[]
  /** Exclusive, milliseconds since 1970. */
  readonly before?: number
  readonly after?: number
  readonly hasLink?: boolean
  readonly kinds?: readonly MessageKind[]
  /** 1 to 1,000. */
  readonly limit: number
  /** From the `next` of an earlier answer. */
  readonly cursor?: MessageId
}

export interface SearchResult {
  readonly messages: readonly StoredMessage[]
  /** Where to go on; undefined when there is no more. */
  readonly next: MessageId | undefined
  /** False where the time limit ended it. */
  readonly complete: boolean
}
