import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PERSON, channelNamed, said, textsOf } from '../../test/harness.ts'
import { searchOf } from '../../test/search.contract.ts'
import { makeSqlite } from '../../test/sqlite-harness.ts'
import { type StoreResources, packagedResources } from '../resources.ts'

test('the thread that searches ends when nobody has searched for a while; the next search finds all the same', async () => {
  const started: string[] = []
  const resources: StoreResources = {
    worker: (name) => {
      if (name === 'searcher') started.push(name)
      return packagedResources.worker(name)
    },
  }
  const harness = await makeSqlite({ resources })
  try {
    const history = await harness.store.history(PERSON)
    const channel = await history.buffers.ensure(channelNamed('#wire'))
    await history.append([said(channel, 0, { text: 'mango tea' })])
    const find = async () => textsOf((await searchOf(history).search({ text: 'mango', limit: 10 })).messages)
    assert.deepEqual(await find(), ['mango tea'])
    assert.equal(started.length, 1)
    // The timer of its rest begins when it has answered that it is there.
    while (started.length < 2) {
      harness.environment.advance(60_000)
      assert.deepEqual(await find(), ['mango tea'])
      harness.environment.advance(120_000)
      await history.unread([channel.id])
    }
    assert.deepEqual(await find(), ['mango tea'])
  } finally {
    await harness.dispose()
  }
})
