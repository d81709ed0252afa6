import type { StoreEnvironment } from '../environment.ts'
import { storeClosed } from '../error.ts'
import type * as face from '../history.ts'
import type { Facts } from '../facts.ts'
import type { Records } from '../records.ts'
import type { Retention } from '../retention.ts'
import type { BufferId, NetworkId } from '../ids.ts'
import type { NewMessage, StoredMessage } from '../message.ts'
import { pageOf } from '../queries/page.ts'
import { sinceOf } from '../queries/since.ts'
import { preferenceText } from '../queries/preferences.ts'
import type { Search, SearchQuery, SearchResult } from '../search/search.ts'
import type { Calls, historyReads, historyWrites } from '../queries/operations.ts'
import { AppendQueue, type Sender } from './append-queue.ts'

/** What runs the plans of one history. */
export interface HistoryEngine {
  readonly environment: StoreEnvironment
  readonly read: Calls<typeof historyReads>
  readonly write: Calls<typeof historyWrites>
  readonly append: Sender
  /** See `Search.search`. */
  search(query: SearchQuery, signal: AbortSignal | undefined): Promise<SearchResult>
  /** Lets go of files or connections, after what is under way; the next use takes them again. */
  release(): Promise<void>
  /** Called when the history is closed by its owner. */
  closed(): void
}

/** One person's history on any engine. */
export class EngineHistory implements face.History, face.Backpressure, Search {
  readonly #engine: HistoryEngine
  readonly #queue: AppendQueue
  readonly #read: Calls<typeof historyReads>
  readonly #write: Calls<typeof historyWrites>
  #busy = 0
  #closed = false
  /** When it was last used, on the environment's clock. */
  #lastUsed: number

  constructor(engine: HistoryEngine) {
    this.#engine = engine
    this.#lastUsed = engine.environment.now()
    this.#read = (operation, ...args) => this.#during(() => engine.read(operation, ...args))
    this.#write = (operation, ...args) => this.#during(() => engine.write(operation, ...args))
    this.#queue = new AppendQueue((calls) => engine.append(calls))
  }

  readonly facts: Facts = {
    redact: (redaction) => this.#write('redact', redaction, this.#engine.environment.now()),
    undoRedaction: (buffer, msgid) => this.#write('undoRedaction', buffer, msgid),
    react: (reaction) => this.#write('react', reaction, this.#engine.environment.now()),
    undoReaction: (reaction) => this.#write('undoReaction', reaction),
  }

  readonly retention: Retention = {
    rules: () => this.#read('retentionRules'),
    setRule: (rule) => this.#write('setRetentionRule', rule),
    apply: async () => {
      let total = 0
      for (;;) {
        const step = await this.#write('retentionStep', this.#engine.environment.now())
        if (step === undefined) return total
        total += step
      }
    },
  }

  readonly records: Records = {
    messages: (after, limit) => this.#read('recordedMessages', after, limit),
    redactions: (buffer) => this.#read('recordedRedactions', buffer),
    reactions: (buffer) => this.#read('recordedReactions', buffer),
  }

  readonly parts: face.HistoryParts = {
    backpressure: this,
    search: this,
    facts: this.facts,
    retention: this.retention,
    records: this.records,
  }

  readonly buffers: face.BufferStore = {
    list: (network?: NetworkId) => this.#read('listBuffers', network),
    ensure: (buffer) => this.#write('ensureBuffer', buffer),
    update: (id, change) => this.#write('updateBuffer', id, change),
    remove: (id) => this.#write('removeBuffer', id),
  }

  readonly preferences: face.PreferenceStore = {
    get: (key) => this.#read('getPreference', key),
    set: async (key, value) => this.#write('setPreference', key, preferenceText(value)),
    remove: (key) => this.#write('removePreference', key),
    all: (prefix) => this.#read('allPreferences', prefix),
  }

  readonly bufferPreferences: face.BufferPreferenceStore = {
    of: (buffer) => this.#read('bufferPreferences', buffer),
    all: () => this.#read('allBufferPreferences'),
    set: async (buffer, key, value) => this.#write('setBufferPreference', buffer, key, preferenceText(value)),
    remove: (buffer, key) => this.#write('removeBufferPreference', buffer, key),
  }

  get waiting(): number {
    return this.#queue.rows
  }

  room(): Promise<void> {
    return this.#queue.room()
  }

  append(messages: readonly NewMessage[]): Promise<readonly face.Appended[]> {
    return this.#during(() => this.#queue.append(messages))
  }

  async page(query: face.PageQuery): Promise<face.Page> {
    return pageOf(await this.#read('page', query))
  }

  targets(query: face.TargetsQuery): Promise<readonly face.Target[]> {
    return this.#read('targets', query)
  }

  find(buffer: BufferId, msgid: string): Promise<StoredMessage | undefined> {
    return this.#read('find', buffer, msgid)
  }

  findByOutboxId(buffer: BufferId, outboxId: string): Promise<StoredMessage | undefined> {
    return this.#read('findByOutboxId', buffer, outboxId)
  }

  async since(query: face.SinceQuery): Promise<face.Since> {
    return sinceOf(await this.#read('since', query))
  }

  markRead(buffer: BufferId, time: number): Promise<number> {
    return this.#write('markRead', buffer, time)
  }

  unread(buffers: readonly BufferId[]): Promise<readonly face.Unread[]> {
    return this.#read('unread', buffers)
  }

  search(query: SearchQuery, signal?: AbortSignal): Promise<SearchResult> {
    return this.#during(() => this.#engine.search(query, signal))
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#engine.closed()
    await this.#queue.idle()
    await this.#engine.release()
  }

  /** Whether nothing is under way and nothing was since `time`. */
  isIdleSince(time: number): boolean {
    return this.#busy === 0 && this.#lastUsed <= time
  }

  /** See `HistoryEngine.release`. */
  release(): Promise<void> {
    return this.#engine.release()
  }

  async #during<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) throw storeClosed()
    this.#busy += 1
    this.#lastUsed = this.#engine.environment.now()
    try {
      return await work()
    } finally {
      this.#busy -= 1
    }
  }
}
