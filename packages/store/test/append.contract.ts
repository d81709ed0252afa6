import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { MAX_APPEND } from '../src/history.ts'
import { type NewMessage, messageKinds } from '../src/message.ts'
import { StoreError } from '../src/error.ts'
import { type MakeHarness, START, channelNamed, said, textsOf, withScene } from './harness.ts'

/** What every store does with messages that it is given. */
export function appendContract(make: MakeHarness): void {
  describe('append', () => {
    test('gives back every field of a message as it was', () =>
      withScene(make, async ({ history, channel }) => {
        const full: NewMessage = {
          buffer: channel.id,
          time: START,
          kind: 'kick',
          sender: 'op!o@host',
          account: 'oper',
          msgid: 'full',
          text: 'reason: \u0002bold\u000f, ünïcode, 日本語, 👩‍👩‍👧, "quotes" \\ %_',
          attention: 2,
          own: true,
          details: { tags: { '+reply': 'x', bot: '' }, params: ['ada', ''], outboxId: 'o1', status: '@' },
        }
        const [appended] = await history.append([full])
        assert.deepEqual(await history.find(channel.id, 'full'), { ...full, id: appended?.id })
      }))

    test('keeps every kind of line, typing aside, which is no message', () =>
      withScene(make, async ({ history, channel }) => {
        await history.append(messageKinds.map((kind, index) => said(channel, index, { kind, attention: 1 })))
        const { messages } = await history.page({ kind: 'latest', buffer: channel.id, limit: 100, events: true })
        assert.deepEqual(
          messages.map(({ kind }) => kind),
          messageKinds,
        )
      }))

    test('a message without account and details comes back without them', () =>
      withScene(make, async ({ history, channel }) => {
        await history.append([said(channel, 0, { msgid: 'plain', details: {} })])
        const found = await history.find(channel.id, 'plain')
        assert.ok(found !== undefined && !('account' in found) && !('details' in found))
      }))

    test('a repeated msgid of the same buffer is kept once, whether in one call or in another', () =>
      withScene(make, async ({ history, channel }) => {
        const one = said(channel, 0)
        const [first, second] = await history.append([one, one])
        const [third] = await history.append([{ ...one, text: 'another text' }])
        assert.deepEqual([first?.fresh, second?.fresh, third?.fresh], [true, false, false])
        assert.deepEqual([second?.id, third?.id], [first?.id, first?.id])
        assert.equal((await history.find(channel.id, one.msgid))?.text, one.text)
      }))

    test('the same msgid in another buffer is another message', () =>
      withScene(make, async ({ history, channel }) => {
        const other = await history.buffers.ensure(channelNamed('#other'))
        const one = said(channel, 0)
        const [, second] = await history.append([one, { ...one, buffer: other.id }])
        assert.equal(second?.fresh, true)
      }))

    test('PITFALLS 33: equal times keep the order in which they came, within a call and between calls', () =>
      withScene(make, async ({ history, channel }) => {
        await history.append(['a', 'b', 'c'].map((text) => said(channel, 0, { text })))
        await history.append(['d', 'e'].map((text) => said(channel, 0, { text })))
        const page = await history.page({ kind: 'latest', buffer: channel.id, limit: 10, events: true })
        assert.deepEqual(textsOf(page.messages), ['a', 'b', 'c', 'd', 'e'])
      }))

    test('PITFALLS 33: a time more than a minute ahead of the clock becomes the time of the clock', () =>
      withScene(make, async ({ history, channel }) => {
        const times = [59_000, 61_000, 1e15].map((at) => said(channel, at))
        const appended = await history.append(times)
        assert.deepEqual(
          appended.map(({ time }) => time - START),
          // The second is clamped to the newest message, which is a clock too: order is kept.
          [59_000, 61_000, 61_000],
        )
      }))

    test('a late fill goes to its place in time, with an id between its neighbours', () =>
      withScene(make, async ({ history, channel }) => {
        const [early] = await history.append([said(channel, -3_600_000, { text: 'early' })])
        const [late] = await history.append([said(channel, 0, { text: 'late' })])
        const filled = await history.append(
          ['one', 'two', 'three'].map((text, index) => said(channel, -1_800_000 + index, { text })),
        )
        const page = await history.page({ kind: 'latest', buffer: channel.id, limit: 10, events: true })
        assert.deepEqual(textsOf(page.messages), ['early', 'one', 'two', 'three', 'late'])
        const ids = [early, ...filled, late].map((one) => one?.id ?? 0)
        assert.deepEqual(
          ids,
          ids.toSorted((a, b) => a - b),
        )
      }))

    test('late fills find their place in time where a burst took every id', () =>
      withScene(make, async ({ history, channel }) => {
        await history.append(Array.from({ length: 1500 }, (_, index) => said(channel, -600_000, { text: `b${index}` })))
        await history.append([said(channel, 0, { text: 'now' })])
        const fills = [-599_000, -599_500, -598_000, -600_500, -599_000].map((at, index) =>
          said(channel, at, { text: `fill ${index}` }),
        )
        await history.append(fills)
        for (const [index, at] of [-600_100, -599_900].entries())
          await history.append([said(channel, at, { text: `single ${index}` })])
        const all = await history.page({ kind: 'latest', buffer: channel.id, limit: 1000, events: true })
        assert.deepEqual(textsOf(all.messages.slice(-6)), ['single 1', 'fill 1', 'fill 0', 'fill 4', 'fill 2', 'now'])
        const before = { kind: 'before', buffer: channel.id, limit: 2, events: true } as const
        const start = await history.page({ ...before, at: { by: 'time', time: START - 600_000 } })
        assert.deepEqual(textsOf(start.messages), ['fill 3', 'single 0'])
      }))

    test('rejects with not-found for a buffer that is not there, and keeps nothing of that call', () =>
      withScene(make, async ({ history, channel }) => {
        const bad = history.append([said(channel, 0, { msgid: 'good' }), said({ id: 999 }, 1)])
        const neighbour = history.append([said(channel, 0, { msgid: 'neighbour' })])
        await assert.rejects(bad, (error) => error instanceof StoreError && error.code === 'not-found')
        assert.equal((await neighbour)[0]?.fresh, true)
        assert.equal(await history.find(channel.id, 'good'), undefined)
      }))

    test('takes an empty call, and refuses one beyond its bound as a bug', () =>
      withScene(make, async ({ history, channel }) => {
        assert.deepEqual(await history.append([]), [])
        const tooMany = Array.from({ length: MAX_APPEND + 1 }, () => said(channel, 0))
        await assert.rejects(async () => history.append(tooMany), RangeError)
      }))

    test('many calls at once are all kept, in order', () =>
      withScene(make, async ({ history, channel }) => {
        const calls = Array.from({ length: 300 }, (_, call) =>
          history.append([0, 1, 2].map((part) => said(channel, call, { text: `${call}.${part}` }))),
        )
        await Promise.all(calls)
        const page = await history.page({ kind: 'latest', buffer: channel.id, limit: 1000, events: true })
        assert.deepEqual(
          textsOf(page.messages),
          Array.from({ length: 900 }, (_, index) => `${Math.floor(index / 3)}.${index % 3}`),
        )
      }))

    test('a message is found by the id that its screen gave it', () =>
      withScene(make, async ({ history, channel }) => {
        await history.append([said(channel, 0, { text: 'once', details: { outboxId: 'box' } })])
        assert.equal((await history.findByOutboxId(channel.id, 'box'))?.text, 'once')
        assert.equal(await history.findByOutboxId(channel.id, 'other'), undefined)
      }))

    test('what was appended is there after the store was closed and opened', () =>
      withScene(make, async ({ harness, history, channel }) => {
        await history.append([said(channel, 0, { msgid: 'kept' })])
        const again = await (await harness.reopen()).history(harness.person)
        assert.equal((await again.find(channel.id, 'kept'))?.msgid, 'kept')
        const [next] = await again.append([said(channel, 0, { msgid: 'next' })])
        const page = await again.page({ kind: 'latest', buffer: channel.id, limit: 9, events: true })
        assert.deepEqual([page.messages.at(-1)?.id, page.messages.length], [next?.id, 2])
      }))

    test('a clock that jumps ahead and back loses nothing and keeps every answer in order', () =>
      withScene(make, async ({ harness, history, channel }) => {
        const texts = ['before', 'ahead', 'back', 'after']
        const jumps = [0, 10 * 365 * 86_400_000, 60_000, 120_000]
        for (const [index, text] of texts.entries()) {
          harness.environment.time = START + (jumps[index] ?? 0)
          await history.append([said(channel, jumps[index] ?? 0, { text, msgid: text })])
        }
        const page = await history.page({ kind: 'latest', buffer: channel.id, limit: 9, events: true })
        assert.deepEqual(textsOf(page.messages), ['before', 'back', 'after', 'ahead'])
        const again = await (await harness.reopen()).history(harness.person)
        for (const text of texts) assert.equal((await again.find(channel.id, text))?.text, text)
        const [next] = await again.append([said(channel, 180_000, { text: 'next' })])
        assert.equal(next?.time, START + 180_000)
      }))

    test('a closed history says so', () =>
      withScene(make, async ({ history, channel }) => {
        await history.close()
        await assert.rejects(
          async () => history.append([said(channel, 0)]),
          (error) => error instanceof StoreError && error.code === 'closed',
        )
      }))
  })
}
