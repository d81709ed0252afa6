import type { Environment } from '@longwire/connection'

/** When virtual time begins if nothing else is said: 2026-11-22T10:00:00Z, in milliseconds since 1970. */
export const VIRTUAL_START = Date.UTC(2026, 10, 22, 10)

export interface VirtualOptions {
  /** Milliseconds since 1970. */
  readonly start?: number
  /** The same seed gives the same chance. Default 1. */
  readonly seed?: number
}

type Timer = { readonly at: number; readonly order: number; readonly callback: () => void }

/** A clock that a test moves, timers that fire when it does, and chance from a seed. */
export class VirtualEnvironment implements Environment {
  #now: number
  #state: number
  #order = 0
  readonly #timers = new Set<Timer>()
  #turns: (() => void)[] = []
  #turnAsked = false

  constructor({ start = VIRTUAL_START, seed = 1 }: VirtualOptions = {}) {
    this.#now = start
    this.#state = seed
  }

  /** How many timers wait; 0 shows that nothing was left behind. */
  get timers(): number {
    return this.#timers.size
  }

  now(): number {
    return this.#now
  }

  schedule(at: number, callback: () => void): () => void {
    const timer: Timer = { at, order: this.#order++, callback }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  nextTurn(callback: () => void): void {
    this.#turns.push(callback)
    if (this.#turnAsked) return
    this.#turnAsked = true
    setImmediate(() => this.#turn())
  }

  // Mulberry32: small, and good enough for jitter.
  random(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  randomBytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => Math.floor(this.random() * 256))
  }

  /** Lets everything happen that needs no time to pass: promises, and turns of the event loop. */
  async settle(): Promise<void> {
    do {
      await new Promise<void>((resolve) => setImmediate(resolve))
    } while (this.#turns.length > 0)
  }

  /** Moves the clock, firing each timer at its moment, in order; settles before and after each. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds
    await this.settle()
    for (let next = this.#nextTimer(end); next; next = this.#nextTimer(end)) {
      this.#timers.delete(next)
      this.#now = Math.max(this.#now, next.at)
      next.callback()
      await this.settle()
    }
    this.#now = end
  }

  /** Moves the clock without firing what is due on the way, as a machine that sleeps; then fires it, late. */
  async sleep(milliseconds: number): Promise<void> {
    this.#now += milliseconds
    await this.advance(0)
  }

  #nextTimer(end: number): Timer | undefined {
    let next: Timer | undefined
    for (const timer of this.#timers) {
      if (timer.at > end) continue
      if (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order)) next = timer
    }
    return next
  }

  #turn(): void {
    this.#turnAsked = false
    const turns = this.#turns
    this.#turns = []
    for (const callback of turns) callback()
  }
}
