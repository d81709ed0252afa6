import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, describe, test } from 'node:test'
import { PERSON, channelNamed, said, sharing, textsOf } from '../../test/harness.ts'
import { modelContract } from '../../test/model.contract.ts'
import { retentionContract } from '../../test/retention.contract.ts'
import { searchContract, searchOf } from '../../test/search.contract.ts'
import { type SqliteHarness, makeSqlite } from '../../test/sqlite-harness.ts'
import type { History } from '../history.ts'
import { type StoreResources, packagedResources } from '../resources.ts'

const eager: StoreResources = {
  worker: (name) =>
    name === 'writer' ? new URL('../../test/eager-writer.ts', import.meta.url) : packagedResources.worker(name),
}

const make = (): Promise<SqliteHarness> => makeSqlite({ resources: eager })

// The contracts of a store ask soon after something was said, which is before it is indexed.
describe('messages that are in the index', () => {
  const shared = sharing(make)
  after(() => shared.end())
  searchContract(shared.make)
  retentionContract(shared.make)
  modelContract(make, 20)
})

function indexedIn({ directory }: SqliteHarness, word: string): number {
  const file = new DatabaseSync(join(directory, 'users', PERSON, 'history.db'), { readOnly: true })
  const row = file.prepare('select count(*) as count from search where search match ?').get(word)
  file.close()
  return Number(row?.['count'])
}

async function sayMany(history: History, from: number, count: number): Promise<void> {
  const channel = await history.buffers.ensure(channelNamed('#wire'))
  const numbers = Array.from({ length: count }, (_, index) => from + index)
  await history.append(numbers.map((number) => said(channel, number * 1000, { text: `every number${number}` })))
}

async function pagesOf(history: History): Promise<readonly string[]> {
  const texts: string[] = []
  let cursor: number | undefined
  do {
    const query = { text: 'every', limit: 70, ...(cursor === undefined ? {} : { cursor }) }
    const { messages, next } = await searchOf(history).search(query)
    texts.push(...textsOf(messages))
    cursor = next
  } while (cursor !== undefined)
  return texts
}

test('a few messages wait to be indexed, across a restart too, and are found before and after, each once', async () => {
  const harness = await makeSqlite()
  try {
    await sayMany(await harness.store.history(PERSON), 0, 200)
    assert.equal(indexedIn(harness, 'every'), 0)
    // Opening a history indexes what waits, as soon as nobody asks for anything.
    const history = await (await harness.reopen()).history(PERSON)
    while (indexedIn(harness, 'every') < 200) await history.buffers.list()
    await sayMany(history, 200, 100)
    assert.equal(indexedIn(harness, 'every'), 200)
    assert.deepEqual(
      await pagesOf(history),
      Array.from({ length: 300 }, (_, index) => `every number${299 - index}`),
    )
  } finally {
    await harness.dispose()
  }
})

test('in a burst the index goes first, so that a search never looks at more than some thousand messages', async () => {
  const harness = await makeSqlite()
  try {
    const history = await harness.store.history(PERSON)
    await Promise.all([0, 1, 2, 3].map((part) => sayMany(history, part * 900, 900)))
    // Its answer comes after whatever the writer did first.
    await sayMany(history, 3600, 1)
    assert.ok(indexedIn(harness, 'every') >= 1800)
    assert.equal((await pagesOf(history)).length, 3601)
  } finally {
    await harness.dispose()
  }
})
