import type { BufferId, BufferPreferenceStore, BufferRecord } from '@longwire/store'
import type { Network } from '../user/network.ts'
import { isOwnKey } from './metadata-keys.ts'

/** Conversations of one network that may have metadata. */
const MAX_TARGETS = 2000
const STORED_PREFIX = 'metadata/'

/** One value changed. */
export interface MetadataChange {
  readonly network: Network
  readonly buffer: BufferRecord
  readonly key: string
  /** undefined: it is not set. */
  readonly value: string | undefined
}

const none: ReadonlyMap<string, string> = new Map()

/** What a person chose for single conversations, by the bouncer's own keys. See docs/extensions/metadata.md. */
export class BufferMetadata {
  readonly #store: BufferPreferenceStore
  readonly #values = new Map<BufferId, Map<string, string>>()
  readonly #listeners = new Set<(change: MetadataChange) => void>()

  /** `kept` is what the store has of buffers' preferences. */
  constructor(store: BufferPreferenceStore, kept: ReadonlyMap<BufferId, Readonly<Record<string, unknown>>>) {
    this.#store = store
    for (const [buffer, values] of kept) {
      for (const [name, value] of Object.entries(values)) {
        const key = name.startsWith(STORED_PREFIX) ? name.slice(STORED_PREFIX.length) : ''
        if (isOwnKey(key) && typeof value === 'string') this.#put(buffer, key, value)
      }
    }
  }

  /** By key, in lower case. */
  of(buffer: BufferId): ReadonlyMap<string, string> {
    return this.#values.get(buffer) ?? none
  }

  /** Whether one more conversation of the network may have some. */
  hasRoom(network: Network, buffer: BufferRecord): boolean {
    if (this.#values.has(buffer.id) || this.#values.size < MAX_TARGETS) return true
    return network.buffers.list().filter(({ id }) => this.#values.has(id)).length < MAX_TARGETS
  }

  /** It holds at once, and is durable when this resolves. Rejects with {@link StoreError}; then it is again as it was. */
  async change(change: MetadataChange): Promise<void> {
    const { buffer, key, value } = change
    const before = this.of(buffer.id).get(key)
    this.#apply(change)
    try {
      await (value === undefined
        ? this.#store.remove(buffer.id, STORED_PREFIX + key)
        : this.#store.set(buffer.id, STORED_PREFIX + key, value))
    } catch (error) {
      if (this.of(buffer.id).get(key) === value) this.#apply({ ...change, value: before })
      throw error
    }
  }

  onChange(listener: (change: MetadataChange) => void): void {
    this.#listeners.add(listener)
  }

  #apply(change: MetadataChange): void {
    this.#put(change.buffer.id, change.key, change.value)
    for (const listener of this.#listeners) listener(change)
  }

  #put(buffer: BufferId, key: string, value: string | undefined): void {
    const values = this.#values.get(buffer) ?? new Map<string, string>()
    if (value === undefined) values.delete(key)
    else values.set(key, value)
    if (values.size === 0) this.#values.delete(buffer)
    else this.#values.set(buffer, values)
  }
}
