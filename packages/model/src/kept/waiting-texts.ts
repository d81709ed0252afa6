import type { CachedBuffer } from '../cache/cache.ts'
import { isDraftSecret } from '../input/secrets.ts'
import type { BufferKey } from '../keys.ts'
import type { StateStore } from '../state-store.ts'

/** What a person writes before there is anybody to take it. */
export class WaitingTexts {
  readonly drafts = new Map<BufferKey, string>()
  readonly #store: StateStore
  readonly #sending = new Map<BufferKey, Set<{ readonly text: string }>>()

  constructor(store: StateStore) {
    this.#store = store
  }

  setDraft(key: BufferKey, text: string): void {
    this.drafts.set(key, text)
    this.#show(key, text)
  }

  /** A text waits to be sent. Returns what ends that. */
  sending(key: BufferKey, text: string): () => void {
    const waiting = this.#sending.get(key) ?? new Set()
    const one = { text }
    this.#sending.set(key, waiting.add(one))
    return () => void waiting.delete(one)
  }

  /** Drafts stand in the state again, which was read anew. */
  show(): void {
    for (const [key, text] of this.drafts) this.#show(key, text)
  }

  /**
   * A buffer as it is kept while all this waits: a page that is gone meanwhile finds as a draft what was not sent. The same where
   * nothing was written.
   */
  keptIn(buffer: CachedBuffer): CachedBuffer {
    const draft = this.drafts.get(buffer.key) ?? buffer.draft
    const unsent = [...(this.#sending.get(buffer.key) ?? [])].map(({ text }) => text)
    const texts = [...unsent, draft].filter((text) => text !== '' && !isDraftSecret(text, buffer.name))
    const kept = texts.join('\n')
    return kept === buffer.draft ? buffer : { ...buffer, draft: kept, draftUntold: true }
  }

  #show(key: BufferKey, draft: string): void {
    const view = this.#store.buffers.get(key)
    if (view !== undefined) this.#store.setBuffer({ ...view, draft })
  }
}
