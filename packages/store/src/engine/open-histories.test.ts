import assert from 'node:assert/strict'
import { test } from 'node:test'
import { said, textsOf, withScene } from '../../test/harness.ts'
import { makeSqlite } from '../../test/sqlite-harness.ts'

const HOUR = 3_600_000

test('by a clock that jumps ahead nothing is forgotten before an hour has passed on it', () =>
  withScene(makeSqlite, async ({ harness, history, channel }) => {
    await history.append([said(channel, 0, { text: 'young' })])
    await history.parts.retention?.setRule({ scope: { kind: 'all' }, maxAge: 24 * HOUR })
    const shown = async () =>
      textsOf((await history.page({ kind: 'latest', buffer: channel.id, limit: 9, events: true })).messages)
    harness.environment.advance(8760 * HOUR)
    // A retention that had begun would be done by the time at which as many writes are.
    for (let round = 0; round < 20; round += 1) await history.preferences.set('round', round)
    assert.deepEqual(await shown(), ['young'])
    harness.environment.advance(HOUR)
    while ((await shown()).length > 0);
  }))

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
