import type { Facts } from './facts.ts'
import type { BufferId, MessageId, NetworkId } from './ids.ts'
import type { NewMessage, StoredMessage } from './message.ts'
import type { Records } from './records.ts'
import type { Retention } from './retention.ts'
import type { Search } from './search/search.ts'

/** One person's history: buffers, read positions, messages, preferences. Opened on demand, closed when idle. */
export interface History {
  readonly buffers: BufferStore
  readonly preferences: PreferenceStore
  readonly bufferPreferences: BufferPreferenceStore
  /** What this store can do beyond what every store can. */
  readonly parts: HistoryParts
  /**
   * Keeps up to {@link MAX_APPEND} messages in the order given (more is a RangeError). Resolves when they are durable against a killed process, and only then may they be
   * shown. A message whose (buffer, msgid) is there already, within an hour of its time, is not kept again. Rejects with {@link StoreError}
   * `disk-full`, `queue-full` ({@link MAX_WAITING} waiting), `not-found` (no such buffer), `io`; then none of them was kept.
   */
  append(messages: readonly NewMessage[]): Promise<readonly Appended[]>
  page(query: PageQuery): Promise<Page>
  /** Buffers by their latest message within the bounds (both exclusive, milliseconds), latest last. */
  targets(query: TargetsQuery): Promise<readonly Target[]>
  /** One message by its msgid. */
  find(buffer: BufferId, msgid: string): Promise<StoredMessage | undefined>
  /** The message that carries this outbox id, so that a repeat is answered and not said twice. */
  findByOutboxId(buffer: BufferId, outboxId: string): Promise<StoredMessage | undefined>
  /** What a screen missed after a cursor, the buffer with the latest message first. */
  since(query: SinceQuery): Promise<Since>
  /** Moves the read position forward, never back and never past the latest message; answers where it is now. */
  markRead(buffer: BufferId, time: number): Promise<number>
  /** Messages beyond the read position that ask for attention, each capped at 999. */
  unread(buffers: readonly BufferId[]): Promise<readonly Unread[]>
  close(): Promise<void>
}

/** Optional parts; undefined where a store does not have them. */
export interface HistoryParts {
  readonly backpressure?: Backpressure
  readonly search?: Search
  readonly facts?: Facts
  readonly retention?: Retention
  readonly records?: Records
}

/** The most messages of one call of `append`. */
export const MAX_APPEND = 2000

/** The most messages of one person that may wait for their commit. */
export const MAX_WAITING = 100_000

/** An optional part of a history: how far its writer is behind, so that whoever reads from a network can pause. */
export interface Backpressure {
  /** Messages that were handed to `append` and are not committed yet. */
  readonly waiting: number
  /** Resolves when at most half of {@link MAX_WAITING} is waiting. */
  room(): Promise<void>
}

/** What became of an appended message. */
export interface Appended {
  readonly id: MessageId
  /** The time that it is kept with: the message's own, unless that was too far ahead. */
  readonly time: number
  /** Where the record of its network stands with it: the tag `longwire/cursor` of its line. */
  readonly cursor: string
  /** False where the same (buffer, msgid) was there before. */
  readonly fresh: boolean
}

/** Where a page begins or ends. */
export type Position =
  | { readonly by: 'msgid'; readonly msgid: string }
  | { readonly by: 'id'; readonly id: MessageId }
  | { readonly by: 'time'; readonly time: number }

/**
 * Messages of one buffer. Bounds are exclusive, as CHATHISTORY wants them. `limit` is 1 to 1,000. Rows always come back
 * in the order of the timeline, oldest first.
 */
export type PageQuery = { readonly buffer: BufferId; readonly limit: number; readonly events: boolean } & (
  | { readonly kind: 'latest'; readonly after?: Position }
  | { readonly kind: 'before'; readonly at: Position }
  | { readonly kind: 'after'; readonly at: Position }
  /** Half of the limit on each side; the message itself is included. */
  | { readonly kind: 'around'; readonly at: Position }
  /** Counted from `from`; when it is later than `to`, backwards. */
  | { readonly kind: 'between'; readonly from: Position; readonly to: Position }
)

export interface Page {
  readonly messages: readonly StoredMessage[]
  /** False where a msgid of the query is not in the buffer; the page is empty then. */
  readonly found: boolean
}

export interface TargetsQuery {
  readonly network: NetworkId
  readonly after: number
  readonly before: number
  /** 1 to 1,000. */
  readonly limit: number
  /** Whether joins, parts and the like count as messages; default true. */
  readonly events?: boolean
  /** Which to keep where there are more than `limit`; default `latest`. */
  readonly keep?: 'latest' | 'earliest'
}

export interface Target {
  readonly buffer: BufferId
  readonly name: string
  readonly latest: number
}

export interface SinceQuery {
  readonly network: NetworkId
  /** undefined: the screen has nothing yet. */
  readonly cursor: string | undefined
  /** For each buffer, 1 to 1,000. */
  readonly limit: number
  readonly events: boolean
  /** How many buffers come with up to `limit` messages: those with the latest ones. */
  readonly maxBuffers: number
  /** For each of the other buffers, up to `limit`; default 0. */
  readonly limitBeyond?: number
}

export interface Since {
  readonly buffers: readonly MissedBuffer[]
  /** Where the record of the network ends now. */
  readonly cursor: string
  /** False where the cursor could not be read; answered as for none. */
  readonly understood: boolean
}

export interface MissedBuffer {
  readonly buffer: BufferId
  readonly name: string
  /** How many were missed in all, counted up to 10,000; more than `messages` where there is a gap. */
  readonly missed: number
  readonly messages: readonly StoredMessage[]
  /** Times of the first and last late fill before the cursor, where there were some. */
  readonly filled: readonly [from: number, to: number] | undefined
}

export interface Unread {
  readonly buffer: BufferId
  readonly readUpTo: number
  readonly unread: number
  readonly mentions: number
}

export interface BufferStore {
  list(network?: NetworkId): Promise<readonly BufferRecord[]>
  /** Finds the buffer of this folded name, or makes it. */
  ensure(buffer: NewBuffer): Promise<BufferRecord>
  update(id: BufferId, change: BufferChange): Promise<BufferRecord>
  /** Removes it with its messages. */
  remove(id: BufferId): Promise<void>
}

export interface NewBuffer {
  readonly network: NetworkId
  readonly kind: BufferKind
  /** As people read it. */
  readonly name: string
  /** Folded with the network's casemapping; unique within the network. */
  readonly folded: string
}

/** A channel, a conversation with one person, or the network's own messages. */
export type BufferKind = 'channel' | 'query' | 'server'

export interface BufferRecord extends NewBuffer {
  readonly id: BufferId
  /** Milliseconds since 1970; 0 when nothing was read. */
  readonly readUpTo: number
  /** Channels: to be joined when the network is connected. */
  readonly joined: boolean
  readonly key: string | undefined
}

export type BufferChange = Partial<Pick<BufferRecord, 'name' | 'folded' | 'joined' | 'key'>>

/** Small named values of one person, JSON-safe, at most 64 KiB each. A larger one rejects with a RangeError. */
export interface PreferenceStore {
  get(key: string): Promise<unknown>
  set(key: string, value: unknown): Promise<void>
  remove(key: string): Promise<void>
  /** Those whose names begin with `prefix`; every one without it. */
  all(prefix?: string): Promise<Readonly<Record<string, unknown>>>
}

/** Small named values of one buffer, as {@link PreferenceStore} keeps those of a person. They go when the buffer goes. */
export interface BufferPreferenceStore {
  /** Those of one buffer. */
  of(buffer: BufferId): Promise<Readonly<Record<string, unknown>>>
  /** Those of all buffers that have any. */
  all(): Promise<ReadonlyMap<BufferId, Readonly<Record<string, unknown>>>>
  /** Rejects with `not-found` where there is no such buffer. */
  set(buffer: BufferId, key: string, value: unknown): Promise<void>
  remove(buffer: BufferId, key: string): Promise<void>
}
