import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { modelContract } from '../../test/model.contract.ts'
import { makePostgres } from '../../test/postgres-harness.ts'
import { startPostgres } from '../../test/postgres-server.ts'
import { isRequired } from '../../test/small-disk.ts'
import { storeContract } from '../../test/store.contract.ts'
import { StoreError } from '../error.ts'

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
}
