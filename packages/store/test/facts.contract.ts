import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Facts, MAX_REACTIONS } from '../src/facts.ts'
import type { History } from '../src/history.ts'
import { type MakeHarness, NETWORK, START, said, withScene } from './harness.ts'
import { searchOf } from './search.contract.ts'

function factsOf(history: History): Facts {
  assert.ok(history.parts.facts !== undefined)
  return history.parts.facts
}

const by = { sender: 'op!o@h', reason: 'spam', time: START + 5 }

/** What every store that keeps facts does with them. */
export function factsContract(make: MakeHarness): void {
  describe('redactions', () => {
    test('a redacted message says nothing, wherever it is read, and says it again when that is undone', () =>
      withScene(make, async ({ harness, history, channel }) => {
        await history.append([said(channel, 0, { msgid: 'a', text: 'secret', details: { outboxId: 'o' } })])
        await factsOf(history).redact({ buffer: channel.id, msgid: 'a', ...by })
        const again = await (await harness.reopen()).history(harness.person)
        const query = { network: NETWORK, cursor: undefined, limit: 9, events: true, maxBuffers: 9 }
        const readings = async () => [
          await again.find(channel.id, 'a'),
          await again.findByOutboxId(channel.id, 'o'),
          (await again.page({ kind: 'latest', buffer: channel.id, limit: 9, events: true })).messages[0],
          (await again.since(query)).buffers[0]?.messages[0],
        ]
        for (const message of await readings()) {
          assert.deepEqual([message?.text, message?.redaction], ['', by])
        }
        assert.deepEqual((await searchOf(again).search({ text: 'secret', limit: 9 })).messages, [])
        await factsOf(again).undoRedaction(channel.id, 'a')
        for (const message of await readings()) {
          assert.ok(message?.text === 'secret' && !('redaction' in message))
        }
        assert.equal((await searchOf(again).search({ text: 'secret', limit: 9 })).messages.length, 1)
      }))

    test('what was taken back waits for nobody, and counts again when that is undone', () =>
      withScene(make, async ({ history, channel }) => {
        await history.append([
          said(channel, 0, { msgid: 'a', attention: 1 }),
          said(channel, 1, { msgid: 'b', attention: 2 }),
          said(channel, 2, { msgid: 'c', attention: 2 }),
        ])
        const counted = async () => {
          const [count] = await history.unread([channel.id])
          return [count?.unread, count?.mentions]
        }
        assert.deepEqual(await counted(), [3, 2])
        await factsOf(history).redact({ buffer: channel.id, msgid: 'a', ...by })
        await factsOf(history).redact({ buffer: channel.id, msgid: 'b', ...by })
        await factsOf(history).redact({ buffer: channel.id, msgid: 'never', ...by })
        assert.deepEqual(await counted(), [1, 1])
        await factsOf(history).undoRedaction(channel.id, 'b')
        assert.deepEqual(await counted(), [2, 2])
      }))

    test('a redaction may come before its message, and the first one stays', () =>
      withScene(make, async ({ history, channel }) => {
        await factsOf(history).redact({ buffer: channel.id, msgid: 'a', ...by })
        await factsOf(history).redact({ buffer: channel.id, msgid: 'a', ...by, reason: 'again' })
        await history.append([said(channel, 0, { msgid: 'a' })])
        assert.deepEqual((await history.find(channel.id, 'a'))?.redaction, by)
      }))

    test('a buffer that is not there has no facts', () =>
      withScene(make, async ({ history }) => {
        await factsOf(history).redact({ buffer: 99, msgid: 'a', ...by })
        await factsOf(history).react({ buffer: 99, msgid: 'a', sender: 'ada', text: '+', time: START })
        await factsOf(history).undoRedaction(99, 'a')
      }))
  })

  describe('reactions', () => {
    test('stand with their message, oldest first, the same one by the same sender once', () =>
      withScene(make, async ({ history, channel }) => {
        const facts = factsOf(history)
        const reaction = (sender: string, text: string, at: number) => ({
          buffer: channel.id,
          msgid: 'a',
          sender,
          text,
          time: START + at,
        })
        await facts.react(reaction('bob', '👍', 3))
        await history.append([said(channel, 0, { msgid: 'a' }), said(channel, 1, { msgid: 'b' })])
        await facts.react(reaction('ada', '👍', 2))
        await facts.react(reaction('ada', 'lol', 4))
        await facts.react(reaction('ada', 'lol', 9))
        const shown = async () =>
          (await history.find(channel.id, 'a'))?.reactions?.map(({ sender, text, time }) => [
            sender,
            text,
            time - START,
          ])
        assert.deepEqual(await shown(), [
          ['ada', '👍', 2],
          ['bob', '👍', 3],
          ['ada', 'lol', 4],
        ])
        await facts.undoReaction(reaction('ada', 'lol', 0))
        await facts.undoReaction(reaction('ada', '👍', 0))
        assert.deepEqual(await shown(), [['bob', '👍', 3]])
        await facts.undoReaction(reaction('bob', '👍', 0))
        assert.ok(!('reactions' in ((await history.find(channel.id, 'a')) ?? {})))
        assert.ok(!('reactions' in ((await history.find(channel.id, 'b')) ?? {})))
      }))

    test('PITFALLS 15: a message has a bounded number of them', () =>
      withScene(make, async ({ history, channel }) => {
        await history.append([said(channel, 0, { msgid: 'a' })])
        for (let index = 0; index < MAX_REACTIONS + 5; index += 1) {
          await factsOf(history).react({ buffer: channel.id, msgid: 'a', sender: `n${index}`, text: '+', time: START })
        }
        assert.equal((await history.find(channel.id, 'a'))?.reactions?.length, MAX_REACTIONS)
      }))
  })
}
