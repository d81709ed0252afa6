import type { BufferId, MessageId, NetworkId } from './ids.ts'
import type { NewMessage, StoredMessage } from './message.ts'

/** One person's history: buffers, read positions, messages, preferences. Opened on demand, closed when idle. */
export interface History {
  readonly buffers: BufferStore
  readonly preferences: PreferenceStore
  /**
   * Keeps messages in the order given. Resolves when they are durable against a killed process, and only then may they be
   * shown. A message whose (buffer, msgid) is there already is not kept again. Rejects with {@link StoreError}
   * `disk-full`, `queue-full` (100,000 waiting), `io`; then none of them was kept.
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
  /** Moves the read position forward, never back; answers where it is now. */
  markRead(buffer: BufferId, time: number): Promise<number>
  /** Messages beyond the read position that ask for attention, each capped at 999. */
  unread(buffers: readonly BufferId[]): Promise<readonly Unread[]>
  close(): Promise<void>
}

/** What became of an appended message. */
export interface Appended {
  readonly id: MessageId
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
  readonly limit: number
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
  readonly maxBuffers: number
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
  /** How many were missed in all; more than `messages` where there is a gap. */
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

/** Small named values of one person, JSON-safe, at most 64 KiB each. */
export interface PreferenceStore {
  get(key: string): Promise<unknown>
  set(key: string, value: unknown): Promise<void>
  all(): Promise<Readonly<Record<string, unknown>>>
}
