import type { SubscriptionKey } from './keys.ts'

/** Who is told when a part of the state has changed: once for each turn, however often it changed. */
export class Subscriptions {
  readonly #listeners = new Map<SubscriptionKey, Set<() => void>>()
  #changed = new Set<SubscriptionKey>()
  #scheduled = false

  /** Returns what ends it. A listener that is added twice is called twice. */
  subscribe(key: SubscriptionKey, listener: () => void): () => void {
    const own = (): void => listener()
    const listeners = this.#listeners.get(key) ?? new Set()
    this.#listeners.set(key, listeners)
    listeners.add(own)
    return () => {
      listeners.delete(own)
      if (listeners.size === 0 && this.#listeners.get(key) === listeners) this.#listeners.delete(key)
    }
  }

  /** The part has changed; its listeners are called when the present work is done. */
  touch(key: SubscriptionKey): void {
    this.#changed.add(key)
    if (this.#scheduled) return
    this.#scheduled = true
    void Promise.resolve().then(() => this.#tell())
  }

  /** The parts that somebody listens to and whose keys begin so. */
  keysWith(prefix: string): readonly SubscriptionKey[] {
    return [...this.#listeners.keys()].filter((key) => key.startsWith(prefix))
  }

  #tell(): void {
    const changed = this.#changed
    this.#changed = new Set()
    this.#scheduled = false
    for (const key of changed) {
      // A copy: who is told may end or begin subscriptions.
      for (const listener of Array.from(this.#listeners.get(key) ?? [])) listener()
    }
  }
}
