import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Since, SinceQuery } from '../src/history.ts'
import { type MakeHarness, NETWORK, START, type Scene, channelNamed, said, textsOf, withScene } from './harness.ts'

function ask(
  scene: Pick<Scene, 'history'>,
  cursor: string | undefined,
  more: Partial<SinceQuery> = {},
): Promise<Since> {
  return scene.history.since({ network: NETWORK, cursor, limit: 100, events: true, maxBuffers: 50, ...more })
}

function shape(since: Since): unknown[] {
  return since.buffers.map(({ name, missed, messages, filled }) => [
    name,
    missed,
    textsOf(messages).join(''),
    ...(filled === undefined ? [] : [filled.map((time) => time - START)]),
  ])
}

/** What every store answers to a screen that comes back: docs/extensions/resume.md. */
export function sinceContract(make: MakeHarness): void {
  describe('since', () => {
    test('PITFALLS 36: exactly what came after the cursor, the buffer with the latest message first', () =>
      withScene(make, async (scene) => {
        const { history, channel } = scene
        const other = await history.buffers.ensure(channelNamed('#other'))
        await history.append([said(channel, 0, { text: 'a' }), said(other, 1, { text: 'x' })])
        const { cursor } = await ask(scene, undefined)
        assert.deepEqual(shape(await ask(scene, cursor)), [])
        await history.append([
          said(other, 2, { text: 'y' }),
          said(channel, 3, { text: 'b' }),
          said(other, 2, { text: 'z' }),
        ])
        const answer = await ask(scene, cursor)
        assert.deepEqual(shape(answer), [
          ['#wire', 1, 'b'],
          ['#other', 2, 'yz'],
        ])
        assert.equal(answer.understood, true)
        assert.deepEqual(shape(await ask(scene, answer.cursor)), [])
      }))

    test('with no cursor: the last lines of each buffer; beyond maxBuffers how many there are, and as many as are asked for there', () =>
      withScene(make, async (scene) => {
        const { history, channel } = scene
        const other = await history.buffers.ensure(channelNamed('#other'))
        await history.append(['a', 'b', 'c'].map((text, index) => said(channel, index, { text })))
        await history.append([said(other, 9, { text: 'x' })])
        assert.deepEqual(shape(await ask(scene, undefined, { limit: 2 })), [
          ['#other', 1, 'x'],
          ['#wire', 3, 'bc'],
        ])
        assert.deepEqual(shape(await ask(scene, undefined, { maxBuffers: 1 })), [
          ['#other', 1, 'x'],
          ['#wire', 3, ''],
        ])
        assert.deepEqual(shape(await ask(scene, undefined, { maxBuffers: 1, limitBeyond: 2 })), [
          ['#other', 1, 'x'],
          ['#wire', 3, 'bc'],
        ])
      }))

    test('a gap shows as more missed than there are messages, and these are the newest', () =>
      withScene(make, async (scene) => {
        const { history, channel } = scene
        const [first] = await history.append([said(channel, 0, { text: '-' })])
        await history.append(['a', 'b', 'c', 'd'].map((text, index) => said(channel, index, { text })))
        assert.deepEqual(shape(await ask(scene, first?.cursor, { limit: 2 })), [['#wire', 4, 'cd']])
      }))

    test('without events neither the lines nor the counts know of joins', () =>
      withScene(make, async (scene) => {
        const { history, channel } = scene
        const [first] = await history.append([said(channel, 0)])
        await history.append([
          said(channel, 1, { kind: 'join' }),
          said(channel, 2, { text: 'a' }),
          said(channel, 3, { kind: 'quit' }),
        ])
        assert.deepEqual(shape(await ask(scene, first?.cursor, { events: false })), [['#wire', 1, 'a']])
        const other = await history.buffers.ensure(channelNamed('#other'))
        const { cursor } = await ask(scene, undefined)
        await history.append([said(other, 4, { kind: 'join' })])
        assert.deepEqual(shape(await ask(scene, cursor, { events: false })), [])
      }))

    test('every line that is appended says where the record stands with it', () =>
      withScene(make, async (scene) => {
        const { history, channel } = scene
        const lines = ['a', 'b', 'c', 'd'].map((text, index) => said(channel, index, { text }))
        const appended = await history.append(lines)
        for (const [index, { cursor }] of appended.entries()) {
          const rest = 'abcd'.slice(index + 1)
          assert.deepEqual(shape(await ask(scene, cursor)), rest === '' ? [] : [['#wire', rest.length, rest]])
        }
      }))

    test('a late fill before the cursor is named by its span, once', () =>
      withScene(make, async (scene) => {
        const { history, channel } = scene
        await history.append([said(channel, -100_000), said(channel, 0)])
        const { cursor } = await ask(scene, undefined)
        await history.append([said(channel, -50_000), said(channel, -60_000), said(channel, 1, { text: 'new' })])
        const answer = await ask(scene, cursor)
        assert.deepEqual(shape(answer), [['#wire', 1, 'new', [-60_000, -50_000]]])
        assert.deepEqual(shape(await ask(scene, answer.cursor)), [])
        await history.append([said(channel, -55_000)])
        assert.deepEqual(shape(await ask(scene, answer.cursor)), [['#wire', 0, '', [-55_000, -55_000]]])
      }))

    test('a late fill beyond the cursor is among the missed lines, not among the fills', () =>
      withScene(make, async (scene) => {
        const { history, channel } = scene
        const [first] = await history.append([said(channel, -100_000)])
        await history.append([said(channel, 0, { text: 'b' })])
        await history.append([said(channel, -50_000, { text: 'a' })])
        assert.deepEqual(shape(await ask(scene, first?.cursor)), [['#wire', 2, 'ab']])
      }))

    test('a screen that stopped in the middle of a call with late fills is told of the rest', () =>
      withScene(make, async (scene) => {
        const { history, channel } = scene
        await history.append([said(channel, -100_000), said(channel, 0)])
        const appended = await history.append([-50_000, -40_000, -30_000].map((at) => said(channel, at)))
        for (const { cursor } of appended.slice(0, -1)) {
          const [filled] = (await ask(scene, cursor)).buffers
          assert.ok((filled?.filled?.[1] ?? 0) >= START - 30_000)
        }
        assert.deepEqual(shape(await ask(scene, appended.at(-1)?.cursor)), [])
      }))

    test('a repeat changes no cursor and fills nothing', () =>
      withScene(make, async (scene) => {
        const { history, channel } = scene
        const one = said(channel, -100_000)
        await history.append([one, said(channel, 0)])
        const { cursor } = await ask(scene, undefined)
        await history.append([one])
        assert.deepEqual(shape(await ask(scene, cursor)), [])
        assert.equal((await ask(scene, undefined)).cursor, cursor)
      }))

    test('networks have records of their own', () =>
      withScene(make, async (scene) => {
        const { history, channel } = scene
        const elsewhere = await history.buffers.ensure(channelNamed('#wire', 'net-0002'))
        await history.append([said(channel, 0)])
        const { cursor } = await ask(scene, undefined)
        await history.append([said(elsewhere, 1), said(elsewhere, -900_000)])
        assert.deepEqual(shape(await ask(scene, cursor)), [])
        assert.equal((await ask(scene, undefined)).cursor, cursor)
      }))

    test('what is no cursor of this record is answered as none', () =>
      withScene(make, async (scene) => {
        const { history, channel } = scene
        await history.append([said(channel, 0, { text: 'a' })])
        const { cursor } = await ask(scene, undefined)
        const beyond = cursor.replace(/\d+$/, '7')
        for (const bad of ['', 'x', '1.2', '1.2.3.4', '-1.0.0', `${'9'.repeat(15)}.1.0`, beyond]) {
          const answer = await ask(scene, bad)
          assert.deepEqual([answer.understood, shape(answer)], [false, [['#wire', 1, 'a']]], bad)
        }
      }))

    test('a network that was never seen has an empty record', () =>
      withScene(make, async (scene) => {
        const answer = await ask(scene, undefined, { network: 'net-9999' })
        assert.deepEqual([answer.buffers, answer.understood], [[], true])
      }))

    test('a cursor stays valid when the store was closed and opened', () =>
      withScene(make, async (scene) => {
        const { harness, history, channel } = scene
        await history.append([said(channel, -100_000), said(channel, 0)])
        const { cursor } = await ask(scene, undefined)
        const again = { history: await (await harness.reopen()).history(harness.person) }
        await again.history.append([said(channel, -50_000), said(channel, 5, { text: 'new' })])
        assert.deepEqual(shape(await ask(again, cursor)), [['#wire', 1, 'new', [-50_000, -50_000]]])
      }))
  })
}
