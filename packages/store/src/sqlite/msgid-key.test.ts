import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { said, withScene } from '../../test/harness.ts'
import { makeSqlite } from '../../test/sqlite-harness.ts'
import { slotOf } from '../message-ids.ts'
import { bucketOf, msgidKey, msgidPlace } from './msgid-key.ts'

const LAST_HASH = 2 ** 35 - 1

test('a key says the id of its message and the place where it is looked up, from before 2000 until 2272', () => {
  const file = new DatabaseSync(':memory:')
  try {
    const made = file.prepare(`select ${msgidKey.of('?', '?')} as key`)
    const read = file.prepare(
      `select ${msgidKey.id('key')} as id, ${msgidKey.isAt('key', '?2')} as here, ${msgidKey.isAt('key', '?2 + 1')} as next, ${msgidKey.isAt('key', '?2 - 1')} as previous from (select ?1 as key)`,
    )
    // Large numbers come and go whole as big integers only.
    made.setReadBigInts(true)
    const time = fc.integer({ min: 0, max: Date.UTC(2272, 0) })
    const ahead = fc.integer({ min: 0, max: 2 ** 29 })
    fc.assert(
      fc.property(time, ahead, fc.integer({ min: 0, max: LAST_HASH }), (when, drift, hash) => {
        const id = slotOf(when) + drift
        const place = msgidPlace(bucketOf(when), hash)
        const key = made.get(place, id)?.['key'] as bigint
        assert.ok(BigInt.asIntN(64, key) === key)
        assert.deepEqual({ ...read.get(key, place) }, { id, here: 1, next: 0, previous: 0 })
      }),
    )
  } finally {
    file.close()
  }
})

test('an unknown msgid is looked for no further back than the oldest message, be that of 1970', () =>
  withScene(makeSqlite, async ({ history, channel }) => {
    await history.append([said(channel, 0, { msgid: 'old', time: 0 }), said(channel, 0, { msgid: 'new' })])
    for (const msgid of ['old', 'new']) assert.equal((await history.find(channel.id, msgid))?.msgid, msgid)
    for (let index = 0; index < 30; index += 1) assert.equal(await history.find(channel.id, `none${index}`), undefined)
  }))
