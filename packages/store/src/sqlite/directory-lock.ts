import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const OWNER_ONLY = 0o700

/**
 * Holds the data folder against a second writer, whose own idea of the last id would be wrong. The lock is SQLite's on an
 * empty file, so the operating system gives it back even when the process is killed.
 */
export class DirectoryLock {
  readonly #file: DatabaseSync

  /** Throws SQLite's own error where somebody else holds it. */
  constructor(directory: string) {
    mkdirSync(directory, { recursive: true, mode: OWNER_ONLY })
    // SQLite would say that it cannot open the file, whatever the reason is.
    accessSync(directory, constants.W_OK)
    this.#file = new DatabaseSync(join(directory, 'lock'), { timeout: 0 })
    try {
      // Without a journal of its own, for which a full disk has no room.
      this.#file.exec('pragma journal_mode = memory; begin exclusive')
    } catch (error) {
      this.#file.close()
      throw error
    }
  }

  release(): void {
    this.#file.close()
  }
}
