/** Callbacks that are told something in the order in which they came; the same one is told once. */
export class Listeners<Arguments extends readonly unknown[]> {
  /** Replaced as a whole, so that it can be gone through while one comes or goes. */
  #all: readonly ((...args: Arguments) => void)[] = NONE

  get empty(): boolean {
    return this.#all.length === 0
  }

  /** Returns what ends it. */
  add(listener: (...args: Arguments) => void): () => void {
    if (!this.#all.includes(listener)) this.#all = [...this.#all, listener]
    return () => {
      this.#all = this.#all.filter((one) => one !== listener)
    }
  }

  /**
   * A listener that throws is a bug: it is reported as uncaught, and keeps nobody else from being told. One that was taken
   * away meanwhile is not told.
   */
  tell(...args: Arguments): void {
    const all = this.#all
    for (const listener of all) {
      if (all !== this.#all && !this.#all.includes(listener)) continue
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

const NONE: readonly never[] = []
