/** Many pieces of work go on at once, but for the one that has to be alone. */
export class Gate {
  #alone: Promise<unknown> = Promise.resolve()
  readonly #running = new Set<Promise<unknown>>()

  /** Does this beside others, once nothing is alone or waits to be. */
  async beside<T>(work: () => Promise<T>): Promise<T> {
    for (let before: unknown; before !== this.#alone; ) {
      before = this.#alone
      await before
    }
    const mine = work()
    // Whoever waits for it wants to know that it ended, not how.
    const settled = mine.then(
      () => undefined,
      () => undefined,
    )
    this.#running.add(settled)
    try {
      return await mine
    } finally {
      this.#running.delete(settled)
    }
  }

  /** Does this when all that was begun has ended; what comes later waits for it. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#alone.then(() => Promise.all(this.#running)).then(work)
    this.#alone = mine.catch(() => undefined)
    return mine
  }
}
