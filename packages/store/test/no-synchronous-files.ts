// From here on whoever touches files or databases on this thread without letting others run is told so. Threads of the
// store are not concerned: they exist for it.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { DatabaseSync, StatementSync } from 'node:sqlite'

function forbid(owner: object, names: readonly string[]): void {
  for (const name of names) {
    const refuse = () => {
      throw new Error(`${name} holds the caller's thread`)
    }
    Object.defineProperty(owner, name, { value: refuse })
  }
}

const synchronous = Object.keys(fs).filter((name) => name.endsWith('Sync'))
forbid(fs, synchronous)
forbid(DatabaseSync.prototype, ['exec', 'prepare', 'open', 'close'])
forbid(StatementSync.prototype, ['run', 'get', 'all', 'iterate'])
syncBuiltinESMExports()
