import type { MessageInit } from '@longwire/irc'
import type { PreferenceStore } from '@longwire/store'
import { SERVER_NAME } from '../downstream/server-name.ts'

/** The most preferences of one person. */
export const MAX_PREFERENCES = 500
/** The longest value, in bytes of UTF-8. */
export const MAX_VALUE_BYTES = 3000
/** Where they stand among the other small values of a person in the store. */
export const STORED_PREFIX = 'preference/'

/** What a person chose, for all screens and networks. See docs/extensions/preferences.md. */
export class Preferences {
  readonly #store: PreferenceStore
  readonly #values: Map<string, string>
  readonly #listeners = new Set<(key: string) => void>()

  /** `kept`: what the store has under {@link STORED_PREFIX}. */
  constructor(store: PreferenceStore, kept: Readonly<Record<string, unknown>>) {
    this.#store = store
    this.#values = new Map(
      Object.entries(kept).flatMap(([key, value]) =>
        typeof value === 'string' ? [[key.slice(STORED_PREFIX.length), value]] : [],
      ),
    )
  }

  get(key: string): string | undefined {
    return this.#values.get(key)
  }

  /** In the order of the keys. */
  list(prefix = ''): readonly (readonly [key: string, value: string])[] {
    return [...this.#values].filter(([key]) => key.startsWith(prefix)).toSorted(([a], [b]) => (a < b ? -1 : 1))
  }

  /** Whether there is room for this one. */
  hasRoom(key: string): boolean {
    return this.#values.has(key) || this.#values.size < MAX_PREFERENCES
  }

  /**
   * It holds at once, and is durable when this resolves; answers whether anything changed. Rejects with {@link StoreError};
   * then it is again as it was.
   */
  async change(key: string, value: string | undefined): Promise<boolean> {
    const before = this.#values.get(key)
    if (before === value) return false
    this.#put(key, value)
    try {
      await (value === undefined
        ? this.#store.remove(STORED_PREFIX + key)
        : this.#store.set(STORED_PREFIX + key, value))
    } catch (error) {
      if (this.#values.get(key) === value) this.#put(key, before)
      throw error
    }
    return true
  }

  /** Calls back with the key of each that changes. */
  onChange(listener: (key: string) => void): void {
    this.#listeners.add(listener)
  }

  #put(key: string, value: string | undefined): void {
    if (value === undefined) this.#values.delete(key)
    else this.#values.set(key, value)
    for (const listener of this.#listeners) listener(key)
  }
}

/** How a preference is told; without a value it is not set. */
export function preferenceLine(key: string, value: string | undefined): MessageInit {
  return { source: SERVER_NAME, command: 'PREFERENCE', params: value === undefined ? [key] : [key, value] }
}
