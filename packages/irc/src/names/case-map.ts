import { type Casemapping, fold } from './casemapping.ts'

/** A map by nickname or channel name in any spelling; it keeps the spelling of the last `set`. */
export class CaseMap<Value> {
  #casemapping: Casemapping
  #entries = new Map<string, readonly [name: string, value: Value]>()

  constructor(casemapping: Casemapping, entries: Iterable<readonly [name: string, value: Value]> = []) {
    this.#casemapping = casemapping
    for (const [name, value] of entries) this.set(name, value)
  }

  get casemapping(): Casemapping {
    return this.#casemapping
  }

  get size(): number {
    return this.#entries.size
  }

  get(name: string): Value | undefined {
    return this.#entries.get(this.#fold(name))?.[1]
  }

  has(name: string): boolean {
    return this.#entries.has(this.#fold(name))
  }

  /** The spelling under which the name was last set. */
  spelling(name: string): string | undefined {
    return this.#entries.get(this.#fold(name))?.[0]
  }

  set(name: string, value: Value): this {
    this.#entries.set(this.#fold(name), [name, value])
    return this
  }

  /** Whether there was something to delete. */
  delete(name: string): boolean {
    return this.#entries.delete(this.#fold(name))
  }

  clear(): void {
    this.#entries.clear()
  }

  /**
   * Compares by another casemapping from now on. Of names that were different and are the same now, the last in the
   * map's order stays; the others are returned, so that their owner may end them.
   */
  rekey(casemapping: Casemapping): readonly (readonly [name: string, value: Value])[] {
    const before = this.#entries
    this.#casemapping = casemapping
    this.#entries = new Map()
    const displaced: (readonly [name: string, value: Value])[] = []
    for (const entry of before.values()) {
      const key = this.#fold(entry[0])
      const rival = this.#entries.get(key)
      if (rival !== undefined) displaced.push(rival)
      this.#entries.set(key, entry)
    }
    return displaced
  }

  *keys(): IterableIterator<string> {
    for (const [name] of this.#entries.values()) yield name
  }

  *values(): IterableIterator<Value> {
    for (const [, value] of this.#entries.values()) yield value
  }

  /** Spelling and value, in the order in which the names were first set. */
  entries(): IterableIterator<readonly [name: string, value: Value]> {
    return this.#entries.values()
  }

  [Symbol.iterator](): IterableIterator<readonly [name: string, value: Value]> {
    return this.entries()
  }

  #fold(name: string): string {
    return fold(name, this.#casemapping)
  }
}
