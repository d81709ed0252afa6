// The store's own writer, which says of each file when it is closed how it was written, and in how many transactions.
import { BroadcastChannel } from 'node:worker_threads'
import { DatabaseSync } from 'node:sqlite'
import { type WrittenFile, writtenFiles } from './written-files.ts'

const commits = new Map<DatabaseSync, number>()
const channel = new BroadcastChannel(writtenFiles)
// The thread ends when its work does.
channel.unref()
const { exec, close } = DatabaseSync.prototype

DatabaseSync.prototype.exec = function (text) {
  exec.call(this, text)
  if (text === 'commit') commits.set(this, (commits.get(this) ?? 0) + 1)
}
DatabaseSync.prototype.close = function () {
  const { synchronous } = this.prepare('pragma synchronous').get() ?? {}
  const written: WrittenFile = {
    path: this.location() ?? '',
    synchronous: Number(synchronous),
    commits: commits.get(this) ?? 0,
  }
  channel.postMessage(written)
  close.call(this)
}

await import('../src/sqlite/writer.ts')
