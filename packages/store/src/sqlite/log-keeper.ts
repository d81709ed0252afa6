import type { UserId } from '../ids.ts'
import { LONG_LOG, type LogState } from './checkpoint.ts'
import type { StoreThread } from './store-thread.ts'

/** Pages that one call adds to the log besides those of its rows, and what a row adds: guessed. */
const PAGES_OF_A_CALL = 6
const PAGES_OF_A_ROW = 0.5
/** Rounds until the log is left as it is: somebody reads an old state of the file, and it can only grow for now. */
const MAX_ROUNDS = 4

/**
 * Sees to it that the write-ahead log of a history does not grow without end. Copying it into the file takes tens of
 * milliseconds, for which no commit should wait: a thread beside the writer copies nearly all, the writer the last few
 * pages, after which the log begins anew.
 */
export class LogKeeper {
  readonly #writer: StoreThread
  readonly #checkpointer: StoreThread
  readonly #user: UserId
  #pages = 0
  #running: Promise<void> | undefined

  constructor(writer: StoreThread, checkpointer: StoreThread, user: UserId) {
    this.#writer = writer
    this.#checkpointer = checkpointer
    this.#user = user
  }

  /** So many rows were given to the writer in one call. */
  appended(rows: number): void {
    this.#pages += PAGES_OF_A_CALL + rows * PAGES_OF_A_ROW
    if (this.#running !== undefined || this.#pages < LONG_LOG) return
    this.#pages = 0
    // A log that could not be copied is copied the next time, or by the writer when it is far too long.
    this.#running = this.#shorten()
      .catch(() => undefined)
      .finally(() => (this.#running = undefined))
  }

  /** Resolves when nobody copies. */
  async idle(): Promise<void> {
    await this.#running
  }

  async #shorten(): Promise<void> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const { pages } = await this.#ask(this.#checkpointer)
      if (pages < LONG_LOG) return
      const left = await this.#ask(this.#writer)
      if (left.copied === left.pages) return
    }
  }

  async #ask(thread: StoreThread): Promise<LogState> {
    return (await thread.request({ kind: 'checkpoint', file: this.#user })) as LogState
  }
}
