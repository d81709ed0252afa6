import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** The tables of a history in which nothing is but what searching needs; their indexes hold the name of theirs. */
const forSearch = /^(?:search|words?|sqlite_autoindex_words)(?:_|$)/

/** What a history takes, in bytes. */
export interface StoreSize {
  /** All of its files. */
  readonly all: number
  /** The part of it that is there for searching alone. */
  readonly search: number
}

/** Weighs the history of one person, which has to be closed. */
export async function sizeOf(folder: string): Promise<StoreSize> {
  const files = await readdir(folder)
  const sizes = await Promise.all(files.map((file) => stat(join(folder, file))))
  const database = new DatabaseSync(join(folder, 'history.db'), { readOnly: true })
  // https://www.sqlite.org/dbstat.html
  const tables = database.prepare('select name, sum(pgsize) as size from dbstat group by name').all()
  database.close()
  const search = tables.filter(({ name }) => forSearch.test(String(name)))
  return {
    all: sizes.reduce((sum, { size }) => sum + size, 0),
    search: search.reduce((sum, { size }) => sum + Number(size), 0),
  }
}
