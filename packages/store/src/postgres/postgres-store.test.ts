import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startPostgres } from '@longwire/peers'
import { modelContract } from '../../test/model.contract.ts'
import { PERSON, channelNamed, said } from '../../test/harness.ts'
import { type PostgresHarness, makePostgres } from '../../test/postgres-harness.ts'
import { isRequired } from '../../test/small-disk.ts'
import { storeContract } from '../../test/store.contract.ts'
import { StoreError } from '../error.ts'
import { postgresSchema } from './postgres-schema.ts'

const server = await startPostgres()

if ('missing' in server) {
  test('PostgreSQL', (t) => {
    assert.ok(!isRequired(), server.missing)
    t.skip(`no PostgreSQL for this machine: ${server.missing}`)
  })
} else {
  after(() => server.stop())
  storeContract('PostgreSQL', () => makePostgres(server))
  modelContract(() => makePostgres(server), 25)

  test('a second store in the same database is refused until the first is closed', async () => {
    const harness = await makePostgres(server)
    try {
      const isLocked = (error: unknown) => error instanceof StoreError && error.code === 'locked'
      await assert.rejects(harness.openAnother(), isLocked)
      await harness.store.close()
      await (await harness.openAnother()).close()
    } finally {
      await harness.dispose()
    }
  })

  const withHarness = async (work: (harness: PostgresHarness) => Promise<void>): Promise<void> => {
    const harness = await makePostgres(server)
    try {
      await work(harness)
    } finally {
      await harness.dispose()
    }
  }

  for (const version of postgresSchema.steps.keys()) {
    test(`a database of version ${version} is brought up to date, and serves`, () =>
      withHarness(async (harness) => {
        await harness.store.close()
        await harness.makeOld(version)
        const store = await harness.reopen()
        assert.equal(await harness.version(), postgresSchema.steps.length)
        const history = await store.history(PERSON)
        const channel = await history.buffers.ensure(channelNamed('#wire'))
        await history.append([said(channel, 0, { text: 'kept' })])
        await history.bufferPreferences.set(channel.id, 'pinned', true)
        assert.equal((await history.parts.search?.search({ text: 'kept', limit: 9 }))?.messages.length, 1)
        assert.deepEqual(await store.accounts.users.list(), [])
      }))
  }

  test('a database of a newer program is refused with its own code, and untouched', () =>
    withHarness(async (harness) => {
      await harness.store.close()
      await harness.makeOld(99)
      const isNewer = (error: unknown) => error instanceof StoreError && error.code === 'newer-schema'
      await assert.rejects(harness.openAnother(), isNewer)
      assert.equal(await harness.version(), 99)
    }))
}
