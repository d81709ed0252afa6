// Changes the key of the store in the directory given, again and again, and says before each time that it begins. It is
// killed from outside.
import { writeSync } from 'node:fs'
import { openStore } from '../src/sqlite/open-store.ts'

const [directory = ''] = process.argv.slice(2)
const store = await openStore({ directory })
for (;;) {
  writeSync(1, 'begins\n')
  await store.parts.keyRotation?.rotate()
}
