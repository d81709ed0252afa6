import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { StoreError } from '../src/error.ts'
import { type MakeHarness, channelNamed, said, withScene } from './harness.ts'

function fails(code: string) {
  return (error: unknown) => error instanceof StoreError && error.code === code
}

/** What every store knows of buffers and preferences. */
export function buffersContract(make: MakeHarness): void {
  describe('buffers', () => {
    test('ensure makes a buffer once, by its folded name', () =>
      withScene(make, async ({ history, channel }) => {
        const again = await history.buffers.ensure({ ...channelNamed('#WIRE'), folded: '#wire' })
        assert.deepEqual(again, channel)
        assert.deepEqual(channel, {
          id: channel.id,
          ...channelNamed('#wire'),
          readUpTo: 0,
          joined: false,
          key: undefined,
        })
      }))

    test('ensure at the same time from two sides makes one', () =>
      withScene(make, async ({ history }) => {
        const both = await Promise.all([1, 2].map(() => history.buffers.ensure(channelNamed('#both'))))
        assert.equal(both[0]?.id, both[1]?.id)
      }))

    test('list holds the buffers of all networks, or of one', () =>
      withScene(make, async ({ history, channel }) => {
        const other = await history.buffers.ensure(channelNamed('#wire', 'net-0002'))
        assert.deepEqual(await history.buffers.list(), [channel, other])
        assert.deepEqual(await history.buffers.list('net-0002'), [other])
        assert.deepEqual(await history.buffers.list('net-0003'), [])
      }))

    test('update changes what it names and nothing else, and lasts', () =>
      withScene(make, async ({ harness, history, channel }) => {
        const joined = await history.buffers.update(channel.id, { joined: true, key: 'geheim' })
        assert.deepEqual(joined, { ...channel, joined: true, key: 'geheim' })
        const renamed = await history.buffers.update(channel.id, { name: '#Wire2', folded: '#wire2' })
        assert.deepEqual(renamed, { ...joined, name: '#Wire2', folded: '#wire2' })
        const without = await history.buffers.update(channel.id, { key: undefined })
        assert.equal(without.key, undefined)
        const again = await (await harness.reopen()).history(harness.person)
        assert.deepEqual(await again.buffers.list(), [without])
      }))

    test('two buffers of a network cannot have the same name', () =>
      withScene(make, async ({ history, channel }) => {
        await history.buffers.ensure(channelNamed('#other'))
        await assert.rejects(history.buffers.update(channel.id, { folded: '#other' }), fails('conflict'))
      }))

    test('a removed buffer is gone with its messages; the same name is a new buffer', () =>
      withScene(make, async ({ history, channel }) => {
        await history.append([said(channel, 0, { msgid: 'gone', attention: 1 })])
        await history.buffers.remove(channel.id)
        assert.deepEqual(await history.buffers.list(), [])
        assert.equal(await history.find(channel.id, 'gone'), undefined)
        const page = await history.page({ kind: 'latest', buffer: channel.id, limit: 9, events: true })
        assert.deepEqual(page.messages, [])
        assert.deepEqual(await history.unread([channel.id]), [])
        await assert.rejects(history.append([said(channel, 1)]), fails('not-found'))
        await assert.rejects(history.buffers.update(channel.id, { joined: true }), fails('not-found'))
        const again = await history.buffers.ensure(channelNamed('#wire'))
        assert.notEqual(again.id, channel.id)
        await history.append([said(again, 2, { msgid: 'gone' })])
        assert.equal((await history.find(again.id, 'gone'))?.buffer, again.id)
      }))
  })

  describe('preferences', () => {
    test('hold any JSON under a name, and last', () =>
      withScene(make, async ({ harness, history }) => {
        assert.equal(await history.preferences.get('theme'), undefined)
        await history.preferences.set('theme', { name: 'mango', sizes: [1, 2.5, null], on: true })
        await history.preferences.set('theme', { name: 'night' })
        await history.preferences.set('zoom', null)
        const again = await (await harness.reopen()).history(harness.person)
        assert.deepEqual(await again.preferences.all(), { theme: { name: 'night' }, zoom: null })
        assert.deepEqual(await again.preferences.get('theme'), { name: 'night' })
      }))

    test('refuse what is no JSON or larger than 64 KiB', () =>
      withScene(make, async ({ history }) => {
        await assert.rejects(history.preferences.set('x', undefined), RangeError)
        await assert.rejects(history.preferences.set('x', 'ü'.repeat(32_768)), RangeError)
        await history.preferences.set('x', 'x'.repeat(65_534))
      }))
  })
}
