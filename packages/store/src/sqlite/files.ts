import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StoreError } from '../error.ts'
import type { UserId } from '../ids.ts'
import { accountsSchema } from '../sql/accounts-schema.ts'
import { historySchema } from '../sql/history-schema.ts'
import { Database, type Writing } from './database.ts'
import { type FileName, type WorkerSetup, accountsFile } from './protocol.ts'

const OWNER_ONLY = 0o700
/** 128 MiB; usually somebody else shortens it long before, see `LogKeeper`. */
const LONGEST_LOG = 32_000
const accountsWriting: Writing = { durability: 'full', longestLog: 1000 }
const userPattern = /^[A-Za-z0-9_-]{1,64}$/

function folderOf(directory: string, user: UserId): string {
  // An id goes into a path: nothing that is not one of ours may.
  if (!userPattern.test(user)) {
    throw new StoreError('not-found', { retry: false, userText: 'There is no such account.' })
  }
  return join(directory, 'users', user)
}

/** Where a file is below a data folder. */
export function pathOf(directory: string, file: FileName): string {
  if (file === accountsFile) return join(directory, 'accounts.db')
  return join(folderOf(directory, file), 'history.db')
}

/** Opens a file to write, with its folder. */
export function openToWrite(setup: WorkerSetup, file: FileName): Database {
  const path = pathOf(setup.directory, file)
  mkdirSync(dirname(path), { recursive: true, mode: OWNER_ONLY })
  if (file === accountsFile) return Database.forWriting(path, accountsSchema, accountsWriting)
  return Database.forWriting(path, historySchema, { durability: setup.durability, longestLog: LONGEST_LOG })
}

/** Opens a file that the writer made. */
export function openToRead(setup: WorkerSetup, file: FileName): Database {
  return Database.forReading(pathOf(setup.directory, file))
}

/** Deletes a history and the person's files. */
export function deleteUser(directory: string, user: UserId): void {
  rmSync(folderOf(directory, user), { recursive: true, force: true })
}
