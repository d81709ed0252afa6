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

    test('are listed by how their names begin, and removed one by one', () =>
      withScene(make, async ({ history }) => {
        for (const key of ['draft/#a', 'draft/#B', 'draft', 'drafty', '%', 'draft/😀']) {
          await history.preferences.set(key, key)
        }
        const drafts = async () => Object.keys(await history.preferences.all('draft/')).toSorted()
        assert.deepEqual(await drafts(), ['draft/#B', 'draft/#a', 'draft/😀'])
        assert.deepEqual(await history.preferences.all('%'), { '%': '%' })
        assert.deepEqual(await history.preferences.all('draft/😀'), { 'draft/😀': 'draft/😀' })
        await history.preferences.remove('draft/#a')
        await history.preferences.remove('never set')
        assert.deepEqual(await drafts(), ['draft/#B', 'draft/😀'])
        assert.equal(await history.preferences.get('draft/#a'), undefined)
      }))

    test('five hundred of 3,000 bytes are no burden', () =>
      withScene(make, async ({ history }) => {
        const keys = Array.from({ length: 500 }, (_, index) => `metadata/${index}`)
        await Promise.all(keys.map((key) => history.preferences.set(key, 'x'.repeat(3000))))
        assert.equal(Object.keys(await history.preferences.all('metadata/')).length, 500)
      }))
  })

  describe('preferences of a buffer', () => {
    test('are its own, and last', () =>
      withScene(make, async ({ harness, history, channel }) => {
        const other = await history.buffers.ensure(channelNamed('#other'))
        const values = history.bufferPreferences
        assert.deepEqual(await values.of(channel.id), {})
        await values.set(channel.id, 'pinned', true)
        await values.set(channel.id, 'pinned', 3)
        await values.set(channel.id, 'notify', { level: 'mentions' })
        await values.set(other.id, 'pinned', null)
        await values.set(other.id, 'muted', true)
        await values.remove(other.id, 'muted')
        await values.remove(other.id, 'never set')
        const again = (await (await harness.reopen()).history(harness.person)).bufferPreferences
        assert.deepEqual(await again.of(channel.id), { notify: { level: 'mentions' }, pinned: 3 })
        assert.deepEqual(
          await again.all(),
          new Map<number, object>([
            [channel.id, { notify: { level: 'mentions' }, pinned: 3 }],
            [other.id, { pinned: null }],
          ]),
        )
      }))

    test('go with their buffer, and need one', () =>
      withScene(make, async ({ history, channel }) => {
        const values = history.bufferPreferences
        await values.set(channel.id, 'pinned', true)
        await history.buffers.remove(channel.id)
        assert.deepEqual([await values.of(channel.id), await values.all()], [{}, new Map()])
        await assert.rejects(values.set(channel.id, 'pinned', true), fails('not-found'))
        const again = await history.buffers.ensure(channelNamed('#wire'))
        assert.deepEqual(await values.of(again.id), {})
        await assert.rejects(values.set(again.id, 'x', undefined), RangeError)
        await assert.rejects(values.set(again.id, 'x', 'ü'.repeat(32_768)), RangeError)
      }))
  })
}
