import type { TimerId } from '@longwire/irc'
import type { Environment } from '../environment.ts'

/** A session's timers by id: setting one again replaces it. */
export class Timers {
  readonly #environment: Environment
  readonly #due: (id: TimerId) => void
  readonly #running = new Map<TimerId, () => void>()

  constructor(environment: Environment, due: (id: TimerId) => void) {
    this.#environment = environment
    this.#due = due
  }

  set(id: TimerId, at: number): void {
    this.#running.get(id)?.()
    const clear = this.#environment.schedule(at, () => {
      this.#running.delete(id)
      this.#due(id)
    })
    this.#running.set(id, clear)
  }

  clear(id: TimerId): void {
    this.#running.get(id)?.()
    this.#running.delete(id)
  }

  clearAll(): void {
    for (const clear of this.#running.values()) clear()
    this.#running.clear()
  }
}
