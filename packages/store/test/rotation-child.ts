// Changes the key in the directory given, of the store there or of the one at a URL of PostgreSQL, again and again, and says
// before each time that it begins. It is killed from outside.
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { openPostgresStore } from '../src/postgres/postgres-store.ts'
import { openStore } from '../src/sqlite/open-store.ts'

const [directory = '', url] = process.argv.slice(2)
const store =
  url === undefined
    ? await openStore({ directory })
    : await openPostgresStore({ url, keys: { file: join(directory, 'key') } })
for (;;) {
  writeSync(1, 'begins\n')
  await store.parts.keyRotation?.rotate()
}
