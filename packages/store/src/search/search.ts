import { StoreError } from '../error.ts'
import type { BufferId, MessageId, NetworkId } from '../ids.ts'
import type { MessageKind, StoredMessage } from '../message.ts'

/** An optional part of a history: finding text. Any typed text is a valid query. */
export interface Search {
  /**
   * Newest first, by {@link MessageId}. Rejects with `cancelled` when the signal fires, and ends with what it
   * has after {@link SEARCH_LIMIT} milliseconds.
   */
  search(query: SearchQuery, signal?: AbortSignal): Promise<SearchResult>
}

/** What a search that was cancelled rejects with. */
export function searchCancelled(): StoreError {
  return new StoreError('cancelled', { retry: false, userText: 'The search was cancelled.' })
}

/** A search ends after so many milliseconds with what it has. */
export const SEARCH_LIMIT = 1000

export interface SearchQuery {
  /**
   * `word` finds words that begin with it, `"some words"` exactly these in a row, `*part` words that contain it;
   * CJK and emoji find themselves anywhere. Case and accents make no difference. All of it has to be in the message.
   * Empty to search by filters alone.
   */
  readonly text: string
  /** A nickname, compared without case. */
  readonly sender?: string
  readonly buffers?: readonly BufferId[]
  readonly networks?: readonly NetworkId[]
  /** Exclusive, milliseconds since 1970. */
  readonly before?: number
  readonly after?: number
  readonly hasLink?: boolean
  /** Only what called the person, as it was decided when it was recorded. */
  readonly mentions?: true
  /** Default: all that can be searched, see `searchableKinds`. */
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
