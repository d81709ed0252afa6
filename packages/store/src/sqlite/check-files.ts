import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** A database file, and what is wrong with it in SQLite's words; undefined where nothing is. */
export interface CheckedFile {
  readonly path: string
  readonly damage: string | undefined
}

/**
 * Reads every database file of a data folder and checks that it holds together, beside whoever uses it. It reads in the
 * calling thread, about a gigabyte in a few seconds.
 */
export function* checkFiles(directory: string): Generator<CheckedFile, void, void> {
  const users = join(directory, 'users')
  const people = existsSync(users) ? readdirSync(users) : []
  const paths = [join(directory, 'accounts.db'), ...people.map((person) => join(users, person, 'history.db'))]
  for (const path of paths) if (existsSync(path)) yield { path, damage: damageOf(path) }
}

function damageOf(path: string): string | undefined {
  let file: DatabaseSync | undefined
  try {
    file = new DatabaseSync(path, { readOnly: true })
    const said = file.prepare('pragma quick_check(1)').get()?.['quick_check']
    return said === 'ok' ? undefined : String(said)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    file?.close()
  }
}
