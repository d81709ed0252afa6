/** What is open by each login, so that it ends when the login does. */
export class LiveLogins {
  readonly #open = new Map<string, Set<() => void>>()

  /** Remembers something that is open; the returned function forgets it. `end` is called at most once. */
  watch(key: string, end: () => void): () => void {
    const open = this.#open.get(key) ?? new Set()
    this.#open.set(key, open)
    open.add(end)
    return () => {
      open.delete(end)
      if (open.size === 0 && this.#open.get(key) === open) this.#open.delete(key)
    }
  }

  /** Ends everything that is open by this login, now. */
  end(key: string): void {
    const open = this.#open.get(key)
    this.#open.delete(key)
    for (const end of open ?? []) end()
  }
}
