import { type StoreEnvironment, systemEnvironment } from '../environment.ts'
import { StoreError } from '../error.ts'
import type { UserId } from '../ids.ts'
import type { Store } from '../store.ts'
import { memoryAccounts } from './memory-accounts.ts'
import { MemoryHistoryData } from './memory-data.ts'
import { MemoryHistory } from './memory-history.ts'

/** A store that keeps everything in memory and loses it with the process: for tests and the simulation. */
export function openMemoryStore(options: { readonly environment?: StoreEnvironment } = {}): Store {
  const environment = options.environment ?? systemEnvironment
  const data = new Map<UserId, MemoryHistoryData>()
  const open = new Map<UserId, MemoryHistory>()
  let closed = false
  const close = async (): Promise<void> => {
    closed = true
    for (const history of open.values()) await history.close()
  }
  return {
    accounts: memoryAccounts(
      environment,
      (user) => {
        data.delete(user)
        open.delete(user)
      },
      close,
    ),
    async history(user) {
      if (closed) throw new StoreError('closed', { retry: false, userText: 'The store was closed.' })
      const known = open.get(user)
      if (known?.isClosed === false) return known
      const kept = data.get(user) ?? new MemoryHistoryData()
      data.set(user, kept)
      const history = new MemoryHistory(kept, environment)
      open.set(user, history)
      return history
    },
    parts: {},
    close,
  }
}
