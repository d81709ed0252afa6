/** Work that nobody waits for but the end of the store. */
export class BackgroundWork {
  readonly #running = new Set<Promise<void>>()

  /** What fails here has left a mark in the database, and the next start tries again. */
  begin(work: Promise<void>): void {
    const settled = work.catch(() => undefined).finally(() => this.#running.delete(settled))
    this.#running.add(settled)
  }

  /** Resolves when all that was begun has come to an end. */
  async ended(): Promise<void> {
    await Promise.allSettled(this.#running)
  }
}
