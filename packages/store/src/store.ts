import type { Accounts } from './accounts.ts'
import type { History } from './history.ts'
import type { UserId } from './ids.ts'

/** All that an installation keeps. */
export interface Store {
  readonly accounts: Accounts
  /** Opens the person's history, or answers the open one. Rejects with {@link StoreError}. */
  history(user: UserId): Promise<History>
  /** Commits what waits, then closes every file. */
  close(): Promise<void>
}
