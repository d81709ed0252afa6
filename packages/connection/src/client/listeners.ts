/** Callbacks that are told something in the order in which they came. */
export class Listeners<Arguments extends readonly unknown[]> {
  readonly #all = new Set<(...args: Arguments) => void>()

  get empty(): boolean {
    return this.#all.size === 0
  }

  /** Returns what ends it. */
  add(listener: (...args: Arguments) => void): () => void {
    this.#all.add(listener)
    return () => this.#all.delete(listener)
  }

  /** A listener that throws is a bug: it is reported as uncaught, and keeps nobody else from being told. */
  tell(...args: Arguments): void {
    for (const listener of this.#all) {
      try {
        listener(...args)
      } catch (error) {
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }
}
