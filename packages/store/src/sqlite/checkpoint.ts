import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'

/** A write-ahead log: its pages, and how many of them lie in the database itself by now. */
export interface LogState {
  readonly pages: number
  readonly copied: number
}

/** A log of so many pages (of 4 KiB, 32 MiB together) is worth copying; more make fewer writes of the same page. */
export const LONG_LOG = 8000

const BUSY_MILLISECONDS = 1000

/** Where the log of an open file stands; with `passive` what can be copied without holding anybody up is copied first. */
export function logStateOf(file: DatabaseSync, mode: 'noop' | 'passive'): LogState {
  // https://www.sqlite.org/pragma.html#pragma_wal_checkpoint: -1 where there is no log.
  const row = file.prepare(`pragma wal_checkpoint(${mode})`).get()
  const [pages, copied] = [Number(row?.['log']), Number(row?.['checkpointed'])]
  return { pages: Math.max(0, pages), copied: Math.max(0, copied) }
}

/**
 * Copies a long log into its file, beside the writer that goes on appending to the log. What is appended meanwhile is left
 * to the writer, who alone has a moment in which nothing is.
 */
export function checkpointBeside(path: string): LogState {
  if (!existsSync(path)) return { pages: 0, copied: 0 }
  const url = pathToFileURL(path)
  // A history that is being deleted is not to be made again.
  url.searchParams.set('mode', 'rw')
  const file = new DatabaseSync(url, { timeout: BUSY_MILLISECONDS })
  try {
    const state = logStateOf(file, 'noop')
    return state.pages < LONG_LOG ? state : logStateOf(file, 'passive')
  } finally {
    file.close()
  }
}
