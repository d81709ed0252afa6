import { type Casemapping, fold } from '@longwire/irc'
import type { BufferChange, BufferId, BufferRecord, BufferStore, NetworkId } from '@longwire/store'
import type { Place } from '../relay/relayed.ts'

/** The buffers of one network by name, as the store has them. */
export class Buffers {
  readonly #store: BufferStore
  readonly #network: NetworkId
  #casemapping: Casemapping
  readonly #known = new Map<string, BufferRecord>()
  readonly #making = new Map<string, Promise<BufferRecord>>()

  constructor(store: BufferStore, network: NetworkId, casemapping: Casemapping, known: readonly BufferRecord[]) {
    this.#store = store
    this.#network = network
    this.#casemapping = casemapping
    for (const record of known) this.#known.set(record.folded, record)
  }

  list(): readonly BufferRecord[] {
    return [...this.#known.values()]
  }

  find(name: string): BufferRecord | undefined {
    return this.#known.get(this.#fold(name))
  }

  byId(id: BufferId): BufferRecord | undefined {
    for (const record of this.#known.values()) if (record.id === id) return record
    return undefined
  }

  /** The buffer of a place; a promise where it has to be made first, which rejects with {@link StoreError}. */
  ensure(place: Place): BufferRecord | Promise<BufferRecord> {
    const folded = this.#fold(place.name)
    return this.#known.get(folded) ?? this.#making.get(folded) ?? this.#make(place, folded)
  }

  /** What somebody else has put into the store, such as an import. */
  learn(records: readonly BufferRecord[]): void {
    for (const record of records) if (!this.#known.has(record.folded)) this.#put(record)
  }

  /** Writes a change down. Rejects with {@link StoreError}. */
  async update(record: BufferRecord, change: BufferChange): Promise<void> {
    // What was asked for last counts at once: the next event must not see the old state.
    this.#put({ ...record, ...change })
    await this.#store.update(record.id, change)
  }

  /** The channel has another name from now on. Where that name has a record already, each stays with its own. */
  async rename(record: BufferRecord, name: string): Promise<void> {
    const folded = this.#fold(name)
    if (folded !== record.folded && this.#known.has(folded)) return
    this.#known.delete(record.folded)
    await this.update(record, { name, folded })
  }

  /** The read position moved. */
  markedRead(record: BufferRecord, readUpTo: number): void {
    const known = this.#known.get(record.folded)
    if (known !== undefined && known.readUpTo < readUpTo) this.#put({ ...known, readUpTo })
  }

  /**
   * The network compares names by another casemapping from now on. Of buffers that were different and are the same now,
   * the one that is found is the first; the other keeps its history under its old key.
   */
  async rekey(casemapping: Casemapping): Promise<void> {
    if (casemapping === this.#casemapping) return
    this.#casemapping = casemapping
    const before = this.list()
    this.#known.clear()
    const changed: BufferRecord[] = []
    for (const record of before) {
      const folded = this.#fold(record.name)
      if (this.#known.has(folded)) continue
      this.#known.set(folded, { ...record, folded })
      if (folded !== record.folded) changed.push({ ...record, folded })
    }
    for (const { id, folded } of changed) await this.#store.update(id, { folded })
  }

  async #make(place: Place, folded: string): Promise<BufferRecord> {
    const making = this.#store.ensure({ network: this.#network, kind: place.kind, name: place.name, folded })
    this.#making.set(folded, making)
    try {
      const record = await making
      this.#put(record)
      return record
    } finally {
      this.#making.delete(folded)
    }
  }

  #put(record: BufferRecord): void {
    this.#known.set(record.folded, record)
  }

  #fold(name: string): string {
    return fold(name, this.#casemapping)
  }
}
