// From here on whoever touches files or databases on this thread without letting others run is told so. Threads of the
// store are not concerned: they exist for it.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { DatabaseSync, StatementSync } from 'node:sqlite'

type Methods = Record<string, unknown>

function forbid(owner: Methods, names: readonly string[]): void {
  for (const name of names) {
    owner[name] = () => {
      throw new Error(`${name} holds the caller's thread`)
    }
  }
}

const synchronous = Object.keys(fs).filter((name) => name.endsWith('Sync'))
forbid(fs as unknown as Methods, synchronous)
forbid(DatabaseSync.prototype as unknown as Methods, ['exec', 'prepare', 'open', 'close'])
forbid(StatementSync.prototype as unknown as Methods, ['run', 'get', 'all', 'iterate'])
syncBuiltinESMExports()
