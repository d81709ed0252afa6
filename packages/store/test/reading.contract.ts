import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { StoreError } from '../src/error.ts'
import type { TargetsQuery } from '../src/history.ts'
import { type MakeHarness, START, channelNamed, said, withScene } from './harness.ts'

/** What every store knows about what was read. */
export function readingContract(make: MakeHarness): void {
  describe('unread and read positions', () => {
    test('counts what asks for attention beyond the read position; a mention is unread as well', () =>
      withScene(make, async ({ history, channel }) => {
        const attention = [0, 1, 2, 1, 0, 2, 2] as const
        await history.append(attention.map((value, index) => said(channel, index, { attention: value })))
        const counts = async () => {
          const [first] = await history.unread([channel.id])
          return [first?.unread, first?.mentions]
        }
        assert.deepEqual(await counts(), [5, 3])
        await history.markRead(channel.id, START + 2)
        assert.deepEqual(await counts(), [3, 2])
        await history.markRead(channel.id, START + 6)
        assert.deepEqual(await counts(), [0, 0])
      }))

    test('counts are capped at 999', () =>
      withScene(make, async ({ history, channel }) => {
        for (const attention of [1, 2] as const) {
          await history.append(Array.from({ length: 1100 }, () => said(channel, 0, { attention })))
        }
        assert.deepEqual(await history.unread([channel.id]), [
          { buffer: channel.id, readUpTo: 0, unread: 999, mentions: 999 },
        ])
      }))

    test('of more than 999, what was taken back makes room for those that were not counted, and below it is missing', () =>
      withScene(make, async ({ history, channel }) => {
        const other = await history.buffers.ensure(channelNamed('#other'))
        const both = [channel, other] as const
        for (const [index, buffer] of both.entries()) {
          const attention = index === 0 ? 1 : 2
          const number = (at: number) => said(buffer, at, { attention, msgid: `m${at}` })
          await history.append(Array.from({ length: 1002 }, (_, at) => number(at)))
        }
        const takeBack = async (msgid: string) => {
          const by = { sender: 'op', reason: '', time: START }
          for (const { id } of both) await history.parts.facts?.redact({ buffer: id, msgid, ...by })
        }
        const counts = async () =>
          (await history.unread(both.map(({ id }) => id))).map(({ unread, mentions }) => [unread, mentions])
        for (const msgid of ['m0', 'm1', 'm1001']) await takeBack(msgid)
        assert.deepEqual(await counts(), [
          [999, 0],
          [999, 999],
        ])
        await takeBack('m500')
        assert.deepEqual(await counts(), [
          [998, 0],
          [998, 998],
        ])
      }))

    test('PITFALLS 38: the read position never goes back', () =>
      withScene(make, async ({ harness, history, channel }) => {
        await history.append([said(channel, 0), said(channel, 5000)])
        assert.equal(await history.markRead(channel.id, START + 5000), START + 5000)
        assert.equal(await history.markRead(channel.id, START), START + 5000)
        const again = await (await harness.reopen()).history(harness.person)
        assert.equal((await again.buffers.list())[0]?.readUpTo, START + 5000)
      }))

    test('PITFALLS 38: the read position never goes past the latest message', () =>
      withScene(make, async ({ history, channel }) => {
        assert.equal(await history.markRead(channel.id, START), 0)
        await history.append([said(channel, 0)])
        assert.equal(await history.markRead(channel.id, START + 99_000), START)
        assert.equal(await history.markRead(channel.id, Number.NaN), START)
      }))

    test('a late fill beyond the read position is unread, one before it is not', () =>
      withScene(make, async ({ history, channel }) => {
        await history.append([said(channel, -60_000), said(channel, 0)])
        await history.markRead(channel.id, START - 60_000)
        await history.append([said(channel, -30_000, { attention: 1 }), said(channel, -90_000, { attention: 1 })])
        assert.equal((await history.unread([channel.id]))[0]?.unread, 1)
      }))

    test('a buffer that is not there has no read position', () =>
      withScene(make, async ({ history, channel }) => {
        await assert.rejects(
          history.markRead(999, START),
          (error) => error instanceof StoreError && error.code === 'not-found',
        )
        assert.deepEqual(
          (await history.unread([999, channel.id])).map(({ buffer }) => buffer),
          [channel.id],
        )
        assert.deepEqual(await history.unread([]), [])
      }))
  })

  describe('targets', () => {
    test('buffers by their latest message within exclusive bounds, latest last', () =>
      withScene(make, async ({ history, channel }) => {
        const other = await history.buffers.ensure(channelNamed('#other'))
        const quiet = await history.buffers.ensure(channelNamed('#quiet'))
        const elsewhere = await history.buffers.ensure(channelNamed('#wire', 'net-0002'))
        await history.append([
          said(channel, 1000),
          said(other, 2000),
          said(channel, 3000, { kind: 'join' }),
          said(elsewhere, 2500),
        ])
        const targets = async (after: number, before: number, limit = 10, keep?: 'latest' | 'earliest') =>
          (
            await history.targets({
              network: channel.network,
              after: START + after,
              before: START + before,
              limit,
              ...(keep === undefined ? {} : { keep }),
            })
          ).map(({ name, latest }) => [name, latest - START])
        assert.deepEqual(await targets(0, 9000), [
          ['#other', 2000],
          ['#wire', 3000],
        ])
        assert.deepEqual(await targets(0, 3000), [
          ['#wire', 1000],
          ['#other', 2000],
        ])
        assert.deepEqual(await targets(1000, 2000), [])
        assert.deepEqual(await targets(0, 9000, 1), [['#wire', 3000]])
        assert.deepEqual(await targets(0, 9000, 1, 'earliest'), [['#other', 2000]])
        assert.equal(quiet.kind, 'channel')
      }))

    test('without events only what was said counts, so a buffer of joins alone is no target', () =>
      withScene(make, async ({ history, channel }) => {
        const joins = await history.buffers.ensure(channelNamed('#joins'))
        const mentioned = await history.buffers.ensure(channelNamed('#mentioned'))
        await history.append([
          said(channel, 1000),
          said(channel, 5000, { kind: 'join' }),
          said(channel, 6000, { kind: 'tagmsg' }),
          said(joins, 4000, { kind: 'part' }),
          said(mentioned, 2000, { kind: 'action', attention: 2 }),
          said(mentioned, 3000, { kind: 'quit' }),
        ])
        const targets = async (before: number, more: Partial<TargetsQuery> = {}) => {
          const query = { network: channel.network, after: START, before: START + before, limit: 10, ...more }
          return (await history.targets(query)).map(({ name, latest }) => [name, latest - START])
        }
        assert.deepEqual(await targets(9000, { events: false }), [
          ['#wire', 1000],
          ['#mentioned', 2000],
        ])
        assert.deepEqual(await targets(1500, { events: false }), [['#wire', 1000]])
        assert.deepEqual(await targets(1000, { events: false }), [])
        assert.deepEqual(await targets(9000, { events: true }), await targets(9000))
        assert.deepEqual(await targets(9000), [
          ['#mentioned', 3000],
          ['#joins', 4000],
          ['#wire', 6000],
        ])
      }))
  })
}
