/**
 * The longest that this thread kept its event loop to itself: the processor time that it used between two turns of a
 * timer. Unlike the clock it does not count what other processes of a busy machine took; what waits for a disk without
 * using the processor, `no-synchronous-files.ts` finds.
 */
export class HeldMeter {
  #last = used()
  #longest = 0
  readonly #timer = setInterval(() => this.#tick(), 1)

  #tick(): void {
    const now = used()
    this.#longest = Math.max(this.#longest, now - this.#last)
    this.#last = now
  }

  /** Milliseconds; begins anew. */
  longest(): number {
    this.#tick()
    const longest = this.#longest
    this.#longest = 0
    return longest
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}

function used(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
