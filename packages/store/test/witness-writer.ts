// The store's own writer, which notes in the file `written` of its directory, of each file that it closes, how that was
// written and in how many transactions.
import { appendFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { workerData } from 'node:worker_threads'
import type { WorkerSetup } from '../src/sqlite/protocol.ts'

/** How a file was written. */
export interface WrittenFile {
  readonly name: string
  /** https://www.sqlite.org/pragma.html#pragma_synchronous: 1 is NORMAL, 2 is FULL. */
  readonly synchronous: number
  readonly commits: number
}

const { directory } = workerData as WorkerSetup
const commits = new Map<DatabaseSync, number>()
// oxlint-disable-next-line typescript/unbound-method -- each is called with the database that it is called on
const { exec, close } = DatabaseSync.prototype

DatabaseSync.prototype.exec = function (text) {
  exec.call(this, text)
  if (text === 'commit') commits.set(this, (commits.get(this) ?? 0) + 1)
}
DatabaseSync.prototype.close = function () {
  const { synchronous } = this.prepare('pragma synchronous').get() ?? {}
  const name = basename(this.location() ?? '')
  const written: WrittenFile = { name, synchronous: Number(synchronous), commits: commits.get(this) ?? 0 }
  appendFileSync(join(directory, 'written'), `${JSON.stringify(written)}\n`)
  close.call(this)
}

await import('../src/sqlite/writer.ts')
