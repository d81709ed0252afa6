import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { History } from '../src/history.ts'
import type { Retention } from '../src/retention.ts'
import { type MakeHarness, NETWORK, channelNamed, said, sayAll, textsOf, withScene } from './harness.ts'
import { searchOf } from './search.contract.ts'

function retentionOf(history: History): Retention {
  assert.ok(history.parts.retention !== undefined)
  return history.parts.retention
}

async function all(history: History, buffer: number): Promise<string> {
  const { messages } = await history.page({ kind: 'latest', buffer, limit: 1000, events: true })
  return textsOf(messages).join('')
}

/** What every store that can forget forgets. */
export function retentionContract(make: MakeHarness): void {
  describe('retention', () => {
    test('without a rule everything is kept', () =>
      withScene(make, async ({ history, channel }) => {
        await sayAll(history, channel, ['a', 'b'], -1e12)
        assert.equal(await retentionOf(history).apply(), 0)
        assert.equal(await all(history, channel.id), 'ab')
      }))

    test('by age: what is older goes, with its facts and from the search', () =>
      withScene(make, async ({ history, channel }) => {
        await sayAll(history, channel, ['a', 'b', 'c', 'd'], -3000)
        await history.parts.facts?.react({ buffer: channel.id, msgid: 'a', sender: 'x', text: '+', time: 0 })
        await retentionOf(history).setRule({ scope: { kind: 'all' }, maxAge: 2000 })
        assert.equal(await retentionOf(history).apply(), 1)
        assert.equal(await all(history, channel.id), 'bcd')
        assert.equal(await history.find(channel.id, 'a'), undefined)
        assert.deepEqual((await searchOf(history).search({ text: 'a', limit: 9 })).messages, [])
        const [again] = await history.append([said(channel, -3000, { msgid: 'a', text: 'A' })])
        assert.equal(again?.fresh, true)
        assert.ok(!('reactions' in ((await history.find(channel.id, 'a')) ?? {})))
        assert.deepEqual(textsOf((await searchOf(history).search({ text: 'a', limit: 9 })).messages), ['A'])
      }))

    test('by count: the newest of each buffer stay, whatever their attention', () =>
      withScene(make, async ({ history, channel }) => {
        const other = await history.buffers.ensure(channelNamed('#other'))
        await history.append(
          'abcdefg'
            .split('')
            .map((text, index) => said(channel, index, { text, attention: ([0, 1, 2] as const)[index % 3] ?? 0 })),
        )
        await sayAll(history, other, ['x', 'y'])
        await retentionOf(history).setRule({ scope: { kind: 'all' }, maxCount: 3 })
        assert.equal(await retentionOf(history).apply(), 4)
        assert.equal(await all(history, channel.id), 'efg')
        assert.equal(await all(history, other.id), 'xy')
      }))

    test('the narrowest rule holds alone, and rules last', () =>
      withScene(make, async ({ harness, history, channel }) => {
        const kept = await history.buffers.ensure(channelNamed('#kept'))
        const elsewhere = await history.buffers.ensure(channelNamed('#wire', 'net-0002'))
        await sayAll(history, channel, ['a', 'b', 'c'])
        await history.append('klm'.split('').map((text) => said(kept, 0, { text })))
        await history.append('xyz'.split('').map((text) => said(elsewhere, 0, { text })))
        const rules = [
          { scope: { kind: 'all' }, maxCount: 1 },
          { scope: { kind: 'buffer', buffer: kept.id }, maxAge: 1e9 },
          { scope: { kind: 'network', network: NETWORK }, maxCount: 2 },
        ] as const
        for (const rule of rules) await retentionOf(history).setRule(rule)
        const again = await (await harness.reopen()).history(harness.person)
        assert.deepEqual(await retentionOf(again).rules(), rules)
        await retentionOf(again).apply()
        assert.deepEqual(await Promise.all([channel, kept, elsewhere].map(({ id }) => all(again, id))), [
          'bc',
          'klm',
          'z',
        ])
        for (const { scope } of rules) await retentionOf(again).setRule({ scope })
        assert.deepEqual(await retentionOf(again).rules(), [])
      }))

    test('in steps: more than one step takes goes as well', () =>
      withScene(make, async ({ history, channel }) => {
        await history.append(Array.from({ length: 1300 }, (_, index) => said(channel, index)))
        await retentionOf(history).setRule({ scope: { kind: 'all' }, maxCount: 1 })
        assert.equal(await retentionOf(history).apply(), 1299)
        await retentionOf(history).setRule({ scope: { kind: 'all' }, maxCount: 0 })
        assert.equal(await retentionOf(history).apply(), 1)
        assert.equal(await all(history, channel.id), '')
      }))

    test('what was forgotten does not bring its ids or its place back', () =>
      withScene(make, async ({ harness, history, channel }) => {
        const [old] = await history.append([said(channel, 0)])
        await retentionOf(history).setRule({ scope: { kind: 'all' }, maxCount: 0 })
        await retentionOf(history).apply()
        const again = await (await harness.reopen()).history(harness.person)
        const [next] = await again.append([said(channel, 0)])
        assert.ok((next?.id ?? 0) > (old?.id ?? 0))
        const since = await again.since({
          network: NETWORK,
          cursor: old?.cursor,
          limit: 9,
          events: true,
          maxBuffers: 9,
        })
        assert.deepEqual([since.understood, since.buffers[0]?.missed], [true, 1])
      }))
  })
}
