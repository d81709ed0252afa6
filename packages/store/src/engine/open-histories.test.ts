import assert from 'node:assert/strict'
import { test } from 'node:test'
import { said, textsOf, withScene } from '../../test/harness.ts'
import { makeSqlite } from '../../test/sqlite-harness.ts'

const HOUR = 3_600_000

test('what is too old is forgotten by itself, on the hour, in every history that is open', () =>
  withScene(makeSqlite, async ({ harness, history, channel }) => {
    await history.append([said(channel, -2 * HOUR, { text: 'old' }), said(channel, HOUR / 2, { text: 'new' })])
    await history.parts.retention?.setRule({ scope: { kind: 'all' }, maxAge: 2 * HOUR })
    const shown = async () =>
      textsOf((await history.page({ kind: 'latest', buffer: channel.id, limit: 9, events: true })).messages)
    assert.deepEqual(await shown(), ['old', 'new'])
    harness.environment.advance(HOUR)
    // It happens in the store's threads; each page comes back after what they did before.
    while ((await shown()).length > 1);
    assert.deepEqual(await shown(), ['new'])
  }))
