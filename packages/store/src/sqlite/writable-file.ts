import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { isWithoutRoom } from './sqlite-errors.ts'

/** The number of the file's schema; 0 for a new one. */
export function versionOf(file: DatabaseSync): number {
  const row = file.prepare('pragma user_version').get()
  return Number(row?.['user_version'] ?? 0)
}

/**
 * Opens a file for writing, also on a disk that is full. The index of the write-ahead log is a file of 32 KiB beside the
 * log; where there is no room for it, it is kept in the memory of this process, which no other process can share until
 * the file is closed: https://www.sqlite.org/vfs.html#standard_unix_vfses.
 */
export function openWritable(path: string, timeout: number): DatabaseSync {
  const file = new DatabaseSync(path, { timeout })
  try {
    // The first question makes the index.
    versionOf(file)
    return file
  } catch (error) {
    file.close()
    if (!isWithoutRoom(error) || process.platform === 'win32') throw error
    const alone = pathToFileURL(path)
    alone.searchParams.set('vfs', 'unix-excl')
    return new DatabaseSync(alone, { timeout })
  }
}
