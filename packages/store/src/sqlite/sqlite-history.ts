import type { StoreEnvironment } from '../environment.ts'
import type * as face from '../history.ts'
import type { Facts } from '../facts.ts'
import type { Records } from '../records.ts'
import type { Retention } from '../retention.ts'
import type { BufferId, NetworkId, UserId } from '../ids.ts'
import type { NewMessage, StoredMessage } from '../message.ts'
import { preferenceText } from '../queries/preferences.ts'
import { type Search, type SearchQuery, type SearchResult, searchCancelled } from '../search/search.ts'
import { AppendQueue } from './append-queue.ts'
import type { historyReads, historyWrites } from './operations.ts'
import type { CallOutcome } from './protocol.ts'
import { type Calls, type StoreThread, callsOf, storeClosed } from './store-thread.ts'

/** The threads that a history works with, and what it needs of the world. */
export interface HistoryHost {
  readonly writer: StoreThread
  readonly reader: StoreThread
  readonly searcher: StoreThread
  readonly environment: StoreEnvironment
  /** Called when the history is closed by its owner. */
  closed(user: UserId): void
}

/** One person's history, written by one thread and read by another. */
export class SqliteHistory implements face.History, face.Backpressure, Search {
  readonly #user: UserId
  readonly #host: HistoryHost
  readonly #queue: AppendQueue
  readonly #read: Calls<typeof historyReads>
  readonly #write: Calls<typeof historyWrites>
  #busy = 0
  #closed = false
  /** When it was last used, on the environment's clock. */
  lastUsed: number

  constructor(user: UserId, host: HistoryHost) {
    this.#user = user
    this.#host = host
    this.lastUsed = host.environment.now()
    const reads = callsOf<typeof historyReads>(host.reader, user)
    const writes = callsOf<typeof historyWrites>(host.writer, user)
    this.#read = (operation, ...args) => this.#during(() => reads(operation, ...args))
    this.#write = (operation, ...args) => this.#during(() => writes(operation, ...args))
    this.#queue = new AppendQueue(async (calls) => {
      const now = host.environment.now()
      return (await host.writer.request({ kind: 'append', file: user, calls, now })) as readonly CallOutcome[]
    })
  }

  readonly facts: Facts = {
    redact: (redaction) => this.#write('redact', redaction),
    undoRedaction: (buffer, msgid) => this.#write('undoRedaction', buffer, msgid),
    react: (reaction) => this.#write('react', reaction),
    undoReaction: (reaction) => this.#write('undoReaction', reaction),
  }

  readonly retention: Retention = {
    rules: () => this.#read('retentionRules'),
    setRule: (rule) => this.#write('setRetentionRule', rule),
    apply: async () => {
      let total = 0
      for (;;) {
        const step = await this.#write('retentionStep', this.#host.environment.now())
        if (step === 0) return total
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
    all: () => this.#read('allPreferences'),
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

  page(query: face.PageQuery): Promise<face.Page> {
    return this.#read('page', query)
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

  since(query: face.SinceQuery): Promise<face.Since> {
    return this.#read('since', query)
  }

  markRead(buffer: BufferId, time: number): Promise<number> {
    return this.#write('markRead', buffer, time)
  }

  unread(buffers: readonly BufferId[]): Promise<readonly face.Unread[]> {
    return this.#read('unread', buffers)
  }

  async search(query: SearchQuery, signal?: AbortSignal): Promise<SearchResult> {
    if (signal?.aborted === true) throw searchCancelled()
    const cancelled = new SharedArrayBuffer(4)
    const flag = new Int32Array(cancelled)
    const cancel = (): number => Atomics.store(flag, 0, 1)
    signal?.addEventListener('abort', cancel)
    try {
      const request = { kind: 'search', file: this.#user, query, cancelled } as const
      return (await this.#during(() => this.#host.searcher.request(request))) as SearchResult
    } finally {
      signal?.removeEventListener('abort', cancel)
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#host.closed(this.#user)
    await this.#queue.idle()
    await this.release()
  }

  /** Whether nothing is under way and nothing was since `time`. */
  isIdleSince(time: number): boolean {
    return this.#busy === 0 && this.lastUsed <= time
  }

  /** Closes the files, after what is under way; the next use opens them again. */
  async release(): Promise<void> {
    await Promise.all([
      this.#host.reader.release(this.#user),
      this.#host.searcher.release(this.#user),
      this.#host.writer.release(this.#user),
    ])
  }

  async #during<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) throw storeClosed()
    this.#busy += 1
    this.lastUsed = this.#host.environment.now()
    try {
      return await work()
    } finally {
      this.#busy -= 1
    }
  }
}
