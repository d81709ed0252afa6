import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { PERSON, channelNamed, said } from '../../test/harness.ts'
import { makeSqlite } from '../../test/sqlite-harness.ts'

test('a history that nobody uses is closed, and the next use opens it again', async () => {
  const harness = await makeSqlite({ idleAfter: 60_000 })
  try {
    const history = await harness.store.history(PERSON)
    const channel = await history.buffers.ensure(channelNamed('#wire'))
    await history.append([said(channel, 0, { msgid: 'kept' })])
    const folder = join(harness.directory, 'users', PERSON)
    // The last connection that is closed puts the log into the file and removes it.
    const hasLog = async () => (await readdir(folder)).includes('history.db-wal')
    assert.equal(await hasLog(), true)
    while (await hasLog()) {
      harness.environment.advance(31_000)
      // The check runs in the store's threads; asking the accounts comes back after what was asked before.
      await harness.store.accounts.users.list()
    }
    assert.equal((await history.find(channel.id, 'kept'))?.msgid, 'kept')
    await history.append([said(channel, 1)])
    assert.equal(await hasLog(), true)
  } finally {
    await harness.dispose()
  }
})
