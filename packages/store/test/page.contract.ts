import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { History, PageQuery, Position } from '../src/history.ts'
import { messageKinds } from '../src/message.ts'
import { type MakeHarness, START, type Scene, channelNamed, said, sayAll, textsOf, withScene } from './harness.ts'

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

type Rest = PageQuery extends infer Q ? (Q extends PageQuery ? Omit<Q, 'buffer' | 'limit' | 'events'> : never) : never

function msgid(name: string): Position {
  return { by: 'msgid', msgid: name }
}

function at(seconds: number): Position {
  return { by: 'time', time: START - 100_000 + seconds * 1000 }
}

async function read(history: History, buffer: number, rest: Rest, limit = 100, events = true): Promise<string> {
  const page = await history.page({ ...rest, buffer, limit, events })
  return page.found ? textsOf(page.messages).join('') : 'not found'
}

/** What every store answers to a question for a stretch of a timeline; the bounds are those of CHATHISTORY. */
export function pageContract(make: MakeHarness): void {
  const withLetters = (check: (ask: (rest: Rest, limit?: number) => Promise<string>, scene: Scene) => Promise<void>) =>
    withScene(make, async (scene) => {
      await sayAll(scene.history, scene.channel, names, -100_000)
      await check((rest, limit) => read(scene.history, scene.channel.id, rest, limit), scene)
    })

  describe('page', () => {
    test('latest: the newest, oldest first; with a bound only what is after it', () =>
      withLetters(async (ask) => {
        assert.equal(await ask({ kind: 'latest' }, 3), 'fgh')
        assert.equal(await ask({ kind: 'latest', after: msgid('f') }), 'gh')
        assert.equal(await ask({ kind: 'latest', after: msgid('b') }, 2), 'gh')
        assert.equal(await ask({ kind: 'latest', after: at(5) }), 'gh')
        assert.equal(await ask({ kind: 'latest', after: msgid('h') }), '')
      }))

    test('PITFALLS 35: before and after exclude their bound', () =>
      withLetters(async (ask) => {
        assert.equal(await ask({ kind: 'before', at: msgid('d') }, 2), 'bc')
        assert.equal(await ask({ kind: 'before', at: at(3) }, 2), 'bc')
        assert.equal(await ask({ kind: 'before', at: msgid('a') }), '')
        assert.equal(await ask({ kind: 'after', at: msgid('d') }, 2), 'ef')
        assert.equal(await ask({ kind: 'after', at: at(3) }, 2), 'ef')
        assert.equal(await ask({ kind: 'after', at: msgid('h') }), '')
      }))

    test('around holds the message itself and half of the limit on each side', () =>
      withLetters(async (ask) => {
        assert.equal(await ask({ kind: 'around', at: msgid('d') }, 4), 'bcde')
        assert.equal(await ask({ kind: 'around', at: msgid('d') }, 5), 'bcdef')
        assert.equal(await ask({ kind: 'around', at: msgid('a') }, 4), 'ab')
        assert.equal(await ask({ kind: 'around', at: at(3) }, 4), 'bcde')
        assert.equal(await ask({ kind: 'around', at: msgid('d') }, 1), 'd')
      }))

    test('PITFALLS 35: between excludes both bounds, counts from the first, and can run backwards', () =>
      withLetters(async (ask) => {
        assert.equal(await ask({ kind: 'between', from: msgid('b'), to: msgid('f') }), 'cde')
        assert.equal(await ask({ kind: 'between', from: msgid('b'), to: msgid('f') }, 2), 'cd')
        assert.equal(await ask({ kind: 'between', from: msgid('f'), to: msgid('b') }, 2), 'de')
        assert.equal(await ask({ kind: 'between', from: at(1), to: at(5) }), 'cde')
        assert.equal(await ask({ kind: 'between', from: at(5), to: msgid('b') }, 2), 'de')
        assert.equal(await ask({ kind: 'between', from: msgid('b'), to: msgid('b') }), '')
      }))

    test('an id serves as a position', () =>
      withLetters(async (ask, { history, channel }) => {
        const d = await history.find(channel.id, 'd')
        assert.equal(await ask({ kind: 'after', at: { by: 'id', id: d?.id ?? 0 } }, 2), 'ef')
        assert.equal(await ask({ kind: 'after', at: { by: 'id', id: 1 } }), 'not found')
      }))

    test('PITFALLS 35: a msgid that is not in the buffer is said to be unknown', () =>
      withLetters(async (ask, { history }) => {
        const other = await history.buffers.ensure(channelNamed('#other'))
        await history.append([said(other, 0, { msgid: 'elsewhere' })])
        assert.equal(await ask({ kind: 'before', at: msgid('elsewhere') }), 'not found')
        assert.equal(await ask({ kind: 'between', from: msgid('a'), to: msgid('nowhere') }), 'not found')
        assert.equal(await read(history, 999, { kind: 'latest' }), '')
      }))

    test('without events a page holds only what was said', () =>
      withScene(make, async ({ history, channel }) => {
        await history.append([
          said(channel, 0, { kind: 'join', text: 'j' }),
          said(channel, 1, { text: 'a' }),
          said(channel, 2, { kind: 'action', text: 'b' }),
          said(channel, 3, { kind: 'quit', text: 'q' }),
          said(channel, 4, { kind: 'notice', text: 'c' }),
        ])
        assert.equal(await read(history, channel.id, { kind: 'latest' }, 2, false), 'bc')
        assert.equal(await read(history, channel.id, { kind: 'latest' }, 9, true), 'jabqc')
      }))

    test('of each kind a page without events holds what was said, and one with events all', () =>
      withScene(make, async ({ history, channel }) => {
        await history.append(messageKinds.map((kind, index) => said(channel, index, { kind, text: `${kind} ` })))
        assert.equal(await read(history, channel.id, { kind: 'latest' }, 99, false), 'privmsg notice action server ')
        assert.equal(await read(history, channel.id, { kind: 'latest' }, 99, true), `${messageKinds.join(' ')} `)
      }))

    test('a msgid is found whenever its message was, with years between it and the next one', () =>
      withScene(make, async ({ history, channel }) => {
        assert.equal(await read(history, channel.id, { kind: 'after', at: msgid('first') }), 'not found')
        const times = [1, Date.UTC(1999, 11, 31), Date.UTC(2000, 0, 1), Date.UTC(2013, 5), START - 1e9, START]
        await history.append(
          times.map((time, index) => said(channel, 0, { time, msgid: `at ${index}`, text: `${index}` })),
        )
        for (const index of times.keys()) {
          const query: Rest = { kind: 'around', at: msgid(`at ${index}`) }
          assert.equal(await read(history, channel.id, query, 1), `${index}`)
        }
        assert.equal(await read(history, channel.id, { kind: 'after', at: msgid('at 6') }), 'not found')
      }))

    test('limits are kept within 1 and 1,000', () =>
      withLetters(async (ask) => {
        assert.equal(await ask({ kind: 'latest' }, 0), 'h')
        assert.equal(await ask({ kind: 'latest' }, 1e9), 'abcdefgh')
      }))

    test('messages of every attention stand in one order', () =>
      withScene(make, async ({ history, channel }) => {
        await history.append(
          names.map((text, index) => said(channel, index, { text, attention: ([0, 1, 2] as const)[index % 3] ?? 0 })),
        )
        assert.equal(await read(history, channel.id, { kind: 'latest' }, 5), 'defgh')
        assert.equal(await read(history, channel.id, { kind: 'after', at: { by: 'time', time: START + 1 } }, 3), 'cde')
      }))
  })
}
