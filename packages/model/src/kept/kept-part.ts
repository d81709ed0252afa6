import type { Beginning } from '../assemble-model.ts'
import { CACHE_VERSION, type CachedState, keptView, type ModelCache } from '../cache/cache.ts'
import type { BufferKey } from '../keys.ts'
import type { Line } from '../line.ts'
import type { StateStore } from '../state-store.ts'
import type { Timeline } from '../timeline.ts'
import { KeptConversations } from './kept-conversations.ts'
import { WaitingTexts } from './waiting-texts.ts'

/** Reads what was kept nowhere, and shows it in the store meanwhile; `unwanted` resolves when nobody waits for it any more. */
export type ReadFirst = (store: StateStore, unwanted: Promise<void>) => Promise<CachedState | undefined>

/** What a screen has before its live part is there: what was kept, or was read first, and what is written meanwhile. */
export class KeptPart {
  readonly #store: StateStore
  readonly #cache: ModelCache
  readonly #texts: WaitingTexts
  readonly #unwanted = Promise.withResolvers<void>()
  #state: CachedState | undefined
  /** Whether it is not in the cache. */
  #fetched = false
  #conversations: KeptConversations
  /** What a screen shows; it may before there is anything. */
  #looked: BufferKey | undefined

  constructor(store: StateStore, cache: ModelCache) {
    this.#store = store
    this.#cache = cache
    this.#texts = new WaitingTexts(store)
    this.#conversations = new KeptConversations(store, undefined)
  }

  /** Puts what was kept into the state; where nothing was, what is read instead. */
  async load(readFirst: ReadFirst | undefined): Promise<void> {
    // What cannot be read first is read by the live part.
    const ask = async () => await readFirst?.(this.#store, this.#unwanted.promise).catch(() => undefined)
    const looksEmpty = this.#cache.looksEmpty === true
    const fetched = looksEmpty ? await ask() : undefined
    // What cannot be read is nothing.
    const read = await this.#cache.load().catch(() => undefined)
    this.#state = read?.version === CACHE_VERSION ? read : undefined
    if (this.#state === undefined) {
      this.#state = looksEmpty ? fetched : await ask()
      this.#fetched = this.#state !== undefined
    } else if (looksEmpty) {
      // It was there after all, and may hold what was not sent yet.
      this.#store.clear()
    }
    this.#conversations = new KeptConversations(this.#store, this.#state)
    for (const { key } of this.#state?.buffers ?? []) if (this.#fetched) this.#store.touchTimeline(key)
    if (this.#looked !== undefined) this.#conversations.look(this.#looked)
    this.#texts.show()
  }

  /** What the live part goes on with; nothing of it is kept here any longer. */
  handOver(): Beginning {
    const kept = this.#state
    this.#state = undefined
    this.#conversations = new KeptConversations(this.#store, undefined)
    return { store: this.#store, kept, fetched: this.#fetched }
  }

  /** What was written last, by conversation. */
  get drafts(): ReadonlyMap<BufferKey, string> {
    return this.#texts.drafts
  }

  timeline(key: BufferKey): Timeline {
    return this.#conversations.timeline(key)
  }

  hides(key: BufferKey, line: Line): boolean {
    return this.#conversations.hides(key, line)
  }

  look(key: BufferKey): void {
    this.#looked = key
    this.#conversations.look(key)
  }

  setDraft(key: BufferKey, text: string): void {
    this.#texts.setDraft(key, text)
  }

  /** A text waits to be sent. Returns what ends that. */
  sending(key: BufferKey, text: string): () => void {
    return this.#texts.sending(key, text)
  }

  /** Keeps what was written: nothing else of it changes. */
  async flush(): Promise<void> {
    const { networks = [], buffers = [], preferences } = this.#state ?? {}
    const written = buffers.map((buffer) => this.#texts.keptIn(buffer))
    const changed = this.#fetched ? written : written.filter((buffer, index) => buffer !== buffers[index])
    if (changed.length === 0) return
    const change = {
      version: CACHE_VERSION,
      networks: this.#fetched ? networks.map((network) => ({ ...network, view: keptView(network.view) })) : [],
      buffers: changed,
      removedNetworks: [],
      removedBuffers: [],
      ...(this.#fetched && preferences !== undefined && { preferences }),
    }
    await this.#cache.save(change).catch(() => {})
  }

  /** Nobody waits for it any more. */
  close(): void {
    this.#unwanted.resolve()
  }
}
