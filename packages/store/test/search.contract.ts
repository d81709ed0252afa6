import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { StoreError } from '../src/error.ts'
import type { History } from '../src/history.ts'
import { LIVE_SLACK } from '../src/message-ids.ts'
import type { NewMessage } from '../src/message.ts'
import type { Search, SearchQuery } from '../src/search/search.ts'
import { type MakeHarness, START, type Scene, channelNamed, said, textsOf, withScene } from './harness.ts'

/** The search of a history that has one. */
export function searchOf(history: History): Search {
  assert.ok(history.parts.search !== undefined)
  return history.parts.search
}

async function find(scene: Scene, text: string, more: Partial<SearchQuery> = {}): Promise<readonly string[]> {
  const { messages } = await searchOf(scene.history).search({ text, limit: 100, ...more })
  return textsOf(messages)
}

/** All that is found, in answers of at most `limit` each. */
async function findByPages({ history }: Scene, text: string, limit: number): Promise<readonly string[]> {
  const texts: string[] = []
  let cursor: number | undefined
  do {
    const query: SearchQuery = { text, limit, ...(cursor === undefined ? {} : { cursor }) }
    const { messages, next, complete } = await searchOf(history).search(query)
    assert.equal(complete, true)
    texts.push(...textsOf(messages))
    cursor = next
  } while (cursor !== undefined)
  return texts
}

async function say(scene: Scene, ...texts: (string | Partial<NewMessage>)[]): Promise<void> {
  const messages = texts.map((text, index) =>
    said(scene.channel, index * 1000, typeof text === 'string' ? { text } : text),
  )
  await scene.history.append(messages)
}

/** What every store that can search finds. */
export function searchContract(make: MakeHarness): void {
  describe('search', () => {
    test('words that begin with what was typed, newest first', () =>
      withScene(make, async (scene) => {
        await say(scene, 'Connection lost', 'nothing', 'reconnect now', 'connect now')
        assert.deepEqual(await find(scene, 'connect'), ['connect now', 'Connection lost'])
        assert.deepEqual(await find(scene, 'CONNECTION'), ['Connection lost'])
        assert.deepEqual(await find(scene, 'connect now'), ['connect now'])
        assert.deepEqual(await find(scene, 'missing'), [])
      }))

    test('phrases, parts of words, accents', () =>
      withScene(make, async (scene) => {
        await say(scene, 'the café is open', 'open is the cafe', 'Straßenbahn')
        assert.deepEqual(await find(scene, '"cafe is"'), ['the café is open'])
        assert.deepEqual(await find(scene, 'Café'), ['open is the cafe', 'the café is open'])
        assert.deepEqual(await find(scene, '*enb'), ['Straßenbahn'])
        assert.deepEqual(await find(scene, '*nb'), ['Straßenbahn'])
        assert.deepEqual(await find(scene, '*pen "the cafe"'), ['open is the cafe', 'the café is open'])
      }))

    test('one or two characters of CJK, and emoji', () =>
      withScene(make, async (scene) => {
        await say(scene, '東京タワーへ', '京都', '👍 sure', '👩‍👧 family')
        assert.deepEqual(await find(scene, '京'), ['京都', '東京タワーへ'])
        assert.deepEqual(await find(scene, 'タワー'), ['東京タワーへ'])
        assert.deepEqual(await find(scene, '京タ'), ['東京タワーへ'])
        assert.deepEqual(await find(scene, '都東'), [])
        assert.deepEqual(await find(scene, '👍'), ['👍 sure'])
        assert.deepEqual(await find(scene, '👧'), ['👩‍👧 family'])
      }))

    test('mentions alone, by what was decided when they were recorded, in some conversations or all', () =>
      withScene(make, async (scene) => {
        const { history } = scene
        const other = await history.buffers.ensure(channelNamed('#other'))
        const elsewhere = await history.buffers.ensure(channelNamed('#wire', 'net-0002'))
        await say(
          scene,
          { text: 'quiet a' },
          { text: 'tea b', attention: 1 },
          { text: 'tea c', attention: 2 },
          { text: 'milk d', attention: 2, buffer: other.id },
          { text: 'tea e', attention: 2, buffer: elsewhere.id },
          { text: 'f', attention: 2, kind: 'invite' },
        )
        const mentions = async (more: Partial<SearchQuery>, text = '') => find(scene, text, { ...more, mentions: true })
        assert.deepEqual(await mentions({}), ['tea e', 'milk d', 'tea c'])
        assert.deepEqual(await mentions({ networks: [scene.channel.network] }), ['milk d', 'tea c'])
        assert.deepEqual(await mentions({ buffers: [other.id] }), ['milk d'])
        assert.deepEqual(await mentions({ buffers: [] }), [])
        assert.deepEqual(await mentions({}, 'te'), ['tea e', 'tea c'])
        assert.deepEqual(await mentions({ before: START + 3000 }), ['tea c'])
        assert.deepEqual(await mentions({ limit: 1 }), ['tea e'])
      }))

    test('filters: sender, buffer, network, time, link, kind', () =>
      withScene(make, async (scene) => {
        const { history } = scene
        const other = await history.buffers.ensure(channelNamed('#other'))
        const elsewhere = await history.buffers.ensure(channelNamed('#wire', 'net-0002'))
        await say(
          scene,
          'hi a',
          { text: 'hi b', sender: '[Bob]|x!b@h' },
          { text: 'hi https://example.org/x c' },
          { text: 'hi d', kind: 'topic' },
          { text: 'hi e', buffer: other.id },
          { text: 'hi f', buffer: elsewhere.id },
          { text: 'hi g', kind: 'quit' },
        )
        const letters = async (more: Partial<SearchQuery>, text = 'hi') =>
          (await find(scene, text, more)).map((found) => found.at(-1)).join('')
        assert.equal(await letters({}), 'fedcba')
        assert.equal(await letters({ sender: '{bob}\\X' }), 'b')
        assert.equal(await letters({ sender: 'nobody' }), '')
        assert.equal(await letters({ buffers: [other.id, elsewhere.id] }), 'fe')
        assert.equal(await letters({ buffers: [] }), '')
        assert.equal(await letters({ networks: ['net-0002'] }), 'f')
        assert.equal(await letters({ networks: ['net-9999'] }), '')
        assert.equal(await letters({ before: START + 2000 }), 'ba')
        assert.equal(await letters({ after: START + 3000 }), 'fe')
        assert.equal(await letters({ after: START, before: START + 3000 }), 'cb')
        assert.equal(await letters({ hasLink: true }), 'c')
        assert.equal(await letters({ hasLink: false }), 'fedba')
        assert.equal(await letters({ kinds: ['topic', 'notice'] }), 'd')
        assert.equal(await letters({ kinds: ['topic', 'privmsg'], sender: 'ADA' }), 'fedca')
        assert.equal(await letters({ kinds: ['quit'] }), '')
        assert.equal(await letters({ sender: '[bob]|x' }, ''), 'b')
        assert.equal(await letters({}, ''), 'fedcba')
      }))

    test('goes on from its cursor without a gap or a repeat', () =>
      withScene(make, async (scene) => {
        const words = Array.from({ length: 25 }, (_, index) => `word ${index}`)
        await say(scene, ...words)
        assert.deepEqual(await findByPages(scene, 'word', 4), words.toReversed())
      }))

    test('PITFALLS 5: whatever is typed is a search and no error', () =>
      withScene(make, async (scene) => {
        await say(scene, 'a or b', '100% sure_thing')
        for (const text of [
          '"',
          '*',
          '?!',
          "'",
          'a" OR',
          'a AND',
          'NEAR(',
          'tokens:a',
          '-a',
          '(a',
          '^a',
          '\u0000',
          '\ud800',
        ]) {
          await find(scene, text)
        }
        assert.deepEqual(await find(scene, '%'), [])
        assert.deepEqual(await find(scene, '100%'), ['100% sure_thing'])
      }))

    test('what was removed is not found', () =>
      withScene(make, async (scene) => {
        await say(scene, 'gone')
        await scene.history.buffers.remove(scene.channel.id)
        assert.deepEqual(await find(scene, 'gone'), [])
      }))

    test('what comes again after its removal is found once, in the order of time but for the slack', () =>
      withScene(make, async (scene) => {
        const { history, channel } = scene
        const old = await history.buffers.ensure(channelNamed('#old'))
        const again = (buffer: { readonly id: number }) => [
          said(buffer, -120_000, { text: 'x 1', msgid: 'first' }),
          said(buffer, -60_000, { text: 'x 3', msgid: 'third' }),
        ]
        await history.append(again(old))
        // Behind the third and within the slack: it is given the place after it, as it came.
        await history.append([
          said(channel, -60_000 - LIVE_SLACK / 2, { text: 'x 2' }),
          said(channel, 0, { text: 'x 4' }),
        ])
        await history.buffers.remove(old.id)
        assert.deepEqual(await find(scene, 'x'), ['x 4', 'x 2'])
        await history.append(again(await history.buffers.ensure(channelNamed('#old'))))
        const [newest, second, third, ...rest] = await findByPages(scene, 'x', 1)
        assert.deepEqual([newest, ...rest], ['x 4', 'x 1'])
        assert.deepEqual(new Set([second, third]), new Set(['x 2', 'x 3']))
      }))

    test('a late fill is found in its place', () =>
      withScene(make, async (scene) => {
        await scene.history.append([
          said(scene.channel, -7_200_000, { text: 'x 1' }),
          said(scene.channel, 0, { text: 'x 3' }),
        ])
        await scene.history.append([said(scene.channel, -3_600_000, { text: 'x 2' })])
        assert.deepEqual(await find(scene, 'x'), ['x 3', 'x 2', 'x 1'])
        assert.deepEqual(await find(scene, 'x', { before: START - 3_600_000 }), ['x 1'])
        assert.deepEqual(await find(scene, 'x', { after: START - 3_600_000 }), ['x 3'])
      }))

    test('a signal that fired ends it', () =>
      withScene(make, async (scene) => {
        await assert.rejects(
          searchOf(scene.history).search({ text: 'x', limit: 1 }, AbortSignal.abort()),
          (error) => error instanceof StoreError && error.code === 'cancelled',
        )
      }))
  })
}
