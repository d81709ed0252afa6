import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryDirectory } from '../../test/sqlite-harness.ts'
import { historySchema } from '../sql/history-schema.ts'
import { first } from '../sql/plan.ts'
import { sql } from '../sql/statement.ts'
import { Database } from './database.ts'

// https://www.sqlite.org/pragma.html#pragma_synchronous: 1 is NORMAL, 2 is FULL, which in WAL mode syncs each commit.
for (const [durability, expected] of [
  ['normal', 1],
  ['full', 2],
] as const) {
  test(`a file whose durability is ${durability} is written with synchronous = ${expected}, in a write-ahead log`, async () => {
    const directory = await temporaryDirectory()
    try {
      const path = join(directory.path, 'history.db')
      const database = Database.forWriting(path, historySchema, { durability, longestLog: 1000 })
      const { synchronous } = database.run(first<{ synchronous: number }>(sql`pragma synchronous`)) ?? {}
      const { journal_mode: mode } = database.run(first<{ journal_mode: string }>(sql`pragma journal_mode`)) ?? {}
      database.close()
      assert.deepEqual([synchronous, mode], [expected, 'wal'])
    } finally {
      await directory.remove()
    }
  })
}
