import type { Accounts } from './accounts.ts'
import type { StoreError } from './error.ts'
import type { History } from './history.ts'
import type { UserId } from './ids.ts'

/** All that an installation keeps. */
export interface Store {
  readonly accounts: Accounts
  /** Opens the person's history, or answers the open one. Rejects with {@link StoreError}. */
  history(user: UserId): Promise<History>
  /** What this store can do beyond what every store can. */
  readonly parts: StoreParts
  /** Commits what waits, then closes every file. */
  close(): Promise<void>
}

/** Optional parts; undefined where a store does not have them. */
export interface StoreParts {
  readonly keyRotation?: KeyRotation
  readonly backup?: Backup
}

/** Copies of everything, made while the store is in use. */
export interface Backup {
  /**
   * Writes a copy into a folder that is made by this; opening a store on it finds everything that was there when the copy
   * began. It holds the key as well. Answers which histories could not be read: they are not in it, all others are. Rejects
   * with the system's error, such as `ENOTEMPTY`, and leaves nothing then.
   */
  to(directory: string, onProgress?: (progress: BackupProgress) => void): Promise<readonly NotInBackup[]>
}

/** A history that could not be read when a backup was made. */
export interface NotInBackup {
  readonly user: UserId
  /** The file that could not be read; it was left as it is. */
  readonly path: string
  readonly error: StoreError
}

/** How far a backup is, in files. */
export interface BackupProgress {
  readonly done: number
  readonly of: number
}

/** Changing the key that saved passwords are encrypted with. */
export interface KeyRotation {
  /**
   * Makes a new key, encrypts everything with it, and forgets the old one. Killed in between, it is finished at the next
   * start. Rejects with `conflict` where the key was given from outside: put the new one in front there, and start again.
   */
  rotate(): Promise<void>
}
