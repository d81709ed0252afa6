import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { PERSON, said, textsOf, withScene } from '../../test/harness.ts'
import { type SqliteHarness, makeSqlite } from '../../test/sqlite-harness.ts'
import { StoreError } from '../error.ts'
import type { SearchQuery, SearchResult } from '../search/search.ts'
import { Database } from './database.ts'
import { type SearchLimits, runSearch } from './run-search.ts'

const MESSAGES = 60

/** A history of messages of which every third holds the phrase, read directly; its clock moves by one with each look. */
async function withHistory(work: (search: (query: SearchQuery, limit: number) => SearchResult) => void): Promise<void> {
  let harness: SqliteHarness | undefined
  const make = async (): Promise<SqliteHarness> => (harness = await makeSqlite())
  await withScene(make, async ({ history, channel }) => {
    await history.append(
      Array.from({ length: MESSAGES }, (_, index) =>
        said(channel, index * 1000, { text: index % 3 === 0 ? `night train ${index}` : `train at night ${index}` }),
      ),
    )
    const database = Database.forReading(join(harness?.directory ?? '', 'users', PERSON, 'history.db'))
    try {
      work((query, limit) => {
        let now = 0
        const limits: SearchLimits = { elapsed: () => now++, limit, cancelled: () => false }
        return database.transaction('deferred', () => runSearch(database, query, limits))
      })
    } finally {
      database.close()
    }
  })
}

const expected = Array.from({ length: MESSAGES / 3 }, (_, index) => `night train ${MESSAGES - 3 - index * 3}`)

test('a search whose time is up says what it has and where to go on, without a gap or a repeat', () =>
  withHistory((search) => {
    for (const limit of [5, 12, 40]) {
      const found: string[] = []
      let cuts = 0
      let cursor: number | undefined
      do {
        const query = { text: '"night train"', limit: 100, ...(cursor === undefined ? {} : { cursor }) }
        const { complete, messages, next } = search(query, limit)
        assert.equal(complete, next === undefined)
        if (!complete) cuts += 1
        found.push(...textsOf(messages))
        cursor = next
      } while (cursor !== undefined)
      assert.deepEqual(found, expected)
      assert.ok(cuts > 0)
    }
  }))

test('cancelling is noticed between two texts', async () => {
  let harness: SqliteHarness | undefined
  const make = async (): Promise<SqliteHarness> => (harness = await makeSqlite())
  await withScene(make, async ({ history, channel }) => {
    await history.append(Array.from({ length: 50 }, (_, index) => said(channel, index * 1000, { text: 'a b' })))
    const database = Database.forReading(join(harness?.directory ?? '', 'users', PERSON, 'history.db'))
    let looks = 0
    const limits = { elapsed: () => 0, limit: 1000, cancelled: () => ++looks > 7 }
    const query = { text: '"b a"', limit: 100 }
    assert.throws(
      () => database.transaction('deferred', () => runSearch(database, query, limits)),
      (error) => error instanceof StoreError && error.code === 'cancelled',
    )
    assert.equal(looks, 8)
    looks = -1000
    assert.deepEqual(runSearch(database, query, limits).messages, [])
    database.close()
  })
})
