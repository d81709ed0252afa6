import type { StoreEnvironment } from '../environment.ts'
import type { UserId } from '../ids.ts'
import type { EngineHistory } from './engine-history.ts'

const HOUR = 3_600_000

/** The histories of a store that are open, each of them opened once. */
export class OpenHistories {
  readonly #environment: StoreEnvironment
  readonly #open: (user: UserId) => Promise<EngineHistory>
  readonly #histories = new Map<UserId, Promise<EngineHistory>>()
  #cancelRetention: (() => void) | undefined

  constructor(environment: StoreEnvironment, open: (user: UserId) => Promise<EngineHistory>) {
    this.#environment = environment
    this.#open = open
  }

  /** The open history, or a newly opened one. Rejects with what opening it rejects with. */
  async get(user: UserId): Promise<EngineHistory> {
    const known = this.#histories.get(user)
    if (known !== undefined) return await known
    const opening = this.#open(user)
    this.#histories.set(user, opening)
    try {
      return await opening
    } catch (error) {
      this.#histories.delete(user)
      throw error
    }
  }

  /** To be called by a history that was closed. */
  forget(user: UserId): void {
    this.#histories.delete(user)
  }

  /** Those that opened, one after another. */
  async *opened(): AsyncGenerator<EngineHistory> {
    for (const opening of this.#histories.values()) {
      const history = await opening.catch(() => undefined)
      if (history !== undefined) yield history
    }
  }

  /** Closes one history, where it is open. */
  async close(user: UserId): Promise<void> {
    const open = await this.#histories.get(user)
    await open?.close()
  }

  /** Closes all; nothing is done to them on the hour any more. */
  async closeAll(): Promise<void> {
    this.#cancelRetention?.()
    const opening = await Promise.allSettled(this.#histories.values())
    await Promise.allSettled(
      opening.map(async (one) => (one.status === 'fulfilled' ? await one.value.close() : undefined)),
    )
  }

  /** Every hour, as long as the store is open. The others have it done when somebody opens them for an hour. */
  scheduleRetention(): void {
    const environment = this.#environment
    const due = environment.now() + HOUR
    this.#cancelRetention = environment.schedule(due, () => {
      // By a clock that has jumped ahead everything would be too old: within an hour it may be set right.
      const jumped = environment.now() - due > HOUR
      void (jumped ? Promise.resolve() : this.#applyRetention()).then(() => this.scheduleRetention())
    })
  }

  async #applyRetention(): Promise<void> {
    for await (const history of this.opened()) {
      // A full disk or a locked file now: it is tried again in an hour.
      await history.retention.apply().catch(() => 0)
    }
  }
}
