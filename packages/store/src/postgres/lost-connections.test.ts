import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startPostgres } from '@longwire/peers'
import { type Scene, said, textsOf, withScene } from '../../test/harness.ts'
import { type PostgresHarness, makePostgres } from '../../test/postgres-harness.ts'
import { isRequired } from '../../test/small-disk.ts'
import { StoreError } from '../error.ts'

const server = await startPostgres()

function fails(code: string) {
  return (error: unknown) => error instanceof StoreError && error.code === code && error.retry
}

async function latest({ history, channel }: Scene): Promise<readonly string[]> {
  return textsOf((await history.page({ kind: 'latest', buffer: channel.id, limit: 100, events: true })).messages)
}

if ('missing' in server) {
  test('PostgreSQL that is gone', (t) => {
    assert.ok(!isRequired(), server.missing)
    t.skip(`no PostgreSQL for this machine: ${server.missing}`)
  })
} else {
  after(() => server.stop())

  const withPostgres = (work: (scene: Scene, harness: PostgresHarness) => Promise<void>): Promise<void> => {
    let harness: PostgresHarness | undefined
    const make = async () => (harness = await makePostgres(server))
    return withScene(make, async (scene) => {
      if (harness !== undefined) await work(scene, harness)
    })
  }

  test('a server that crashes is said to be out of reach; when it is back, so is everything that was acknowledged, and recording goes on', () =>
    withPostgres(async (scene, harness) => {
      const { history, channel } = scene
      await history.append([said(channel, 0, { text: 'before' })])
      await server.crash()
      await assert.rejects(history.append([said(channel, 1, { text: 'during' })]), fails('io'))
      await assert.rejects(latest(scene), fails('io'))
      await assert.rejects(harness.store.accounts.users.list(), fails('io'))
      await server.start()
      await history.append([said(channel, 2, { text: 'after' })])
      assert.deepEqual(await latest(scene), ['before', 'after'])
      await assert.rejects(harness.openAnother(), fails('locked'))
    }))

  test('connections that are ended from outside are made again, the one that holds the lock as well', () =>
    withPostgres(async (scene, harness) => {
      const { history, channel } = scene
      await history.append([said(channel, 0, { text: 'before' })])
      await harness.disconnect()
      await history.append([said(channel, 1, { text: 'after' })]).catch((error: unknown) => {
        assert.ok(fails('io')(error), String(error))
        return history.append([said(channel, 1, { text: 'after' })])
      })
      assert.deepEqual(await latest(scene), ['before', 'after'])
      await assert.rejects(harness.openAnother(), fails('locked'))
    }))

  test('what another process wrote while the lock was lost is not written over', () =>
    withPostgres(async (scene, harness) => {
      const { history, channel } = scene
      await history.append([said(channel, 0, { text: 'one' })])
      await harness.disconnect()
      const other = await harness.openAnother()
      await (await other.history(harness.person)).append([said(channel, 0, { text: 'two' })])
      await assert.rejects(history.append([said(channel, 0, { text: 'refused' })]), fails('locked'))
      await other.close()
      await history.append([said(channel, 0, { text: 'three' })])
      assert.deepEqual(await latest(scene), ['one', 'two', 'three'])
    }))
}
