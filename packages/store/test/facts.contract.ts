import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Facts, MAX_EARLY_FACTS, MAX_REACTIONS } from '../src/facts.ts'
import type { BufferRecord, History } from '../src/history.ts'
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

    test('what was refused says what it would have said, is found by no search, and outlives a restart', () =>
      withScene(make, async ({ harness, history, channel }) => {
        const refused = { ...by, sender: 'irc.example', refusal: 'ERR_CANNOTSENDTOCHAN' }
        await history.append([said(channel, 0, { msgid: 'a', text: 'unheard' })])
        await factsOf(history).redact({ buffer: channel.id, msgid: 'a', ...refused })
        const again = await (await harness.reopen()).history(harness.person)
        const message = await again.find(channel.id, 'a')
        assert.deepEqual([message?.text, message?.redaction], ['unheard', refused])
        assert.deepEqual((await searchOf(again).search({ text: 'unheard', limit: 9 })).messages, [])
        const recorded = await again.parts.records?.redactions(channel.id)
        assert.deepEqual(recorded, [{ buffer: channel.id, msgid: 'a', ...refused }])
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

  describe('facts whose message never comes', () => {
    const early = (history: History, buffer: number, msgid: string) =>
      factsOf(history).react({ buffer, msgid, sender: 'ada', text: '+', time: START })
    const comes = async (history: History, channel: BufferRecord, msgid: string) => {
      await history.append([said(channel, 0, { msgid })])
      return (await history.find(channel.id, msgid))?.reactions?.length ?? 0
    }

    test('PITFALLS 15: are bounded in number, the first go first, and what was said of messages that are there stays', () =>
      withScene(make, async ({ harness, history, channel }) => {
        await early(history, channel.id, 'came')
        await factsOf(history).redact({ buffer: channel.id, msgid: 'taken', ...by })
        await history.append([said(channel, 0, { msgid: 'came' }), said(channel, 0, { msgid: 'here' })])
        await early(history, channel.id, 'here')
        const never = Array.from({ length: MAX_EARLY_FACTS + 1 }, (_, index) => `never ${index}`)
        await Promise.all(never.map((msgid) => early(history, channel.id, msgid)))
        // Said again, they are no more than they were.
        for (let round = 0; round < 9; round += 1) await early(history, channel.id, `never ${MAX_EARLY_FACTS}`)
        const again = await (await harness.reopen()).history(harness.person)
        const counts: number[] = []
        for (const number of [0, 1, MAX_EARLY_FACTS]) counts.push(await comes(again, channel, `never ${number}`))
        assert.deepEqual(counts, [0, 1, 1])
        await again.append([said(channel, 0, { msgid: 'taken', text: 'shown' })])
        assert.equal((await again.find(channel.id, 'taken'))?.text, 'shown')
        for (const msgid of ['came', 'here'])
          assert.equal((await again.find(channel.id, msgid))?.reactions?.length, 1, msgid)
      }))

    test('go by the rules of retention, as messages that came with them would', () =>
      withScene(make, async ({ harness, history, channel }) => {
        const retention = history.parts.retention
        assert.ok(retention !== undefined)
        await early(history, channel.id, 'old')
        await early(history, channel.id, 'came')
        await history.append([said(channel, 10_000, { msgid: 'came' })])
        harness.environment.time = START + 5000
        await early(history, channel.id, 'young')
        harness.environment.time = START + 9000
        await retention.setRule({ scope: { kind: 'all' }, maxAge: 5000 })
        assert.equal(await retention.apply(), 0)
        assert.deepEqual(
          [
            (await history.find(channel.id, 'came'))?.reactions?.length,
            await comes(history, channel, 'old'),
            await comes(history, channel, 'young'),
          ],
          [1, 0, 1],
        )
        await early(history, channel.id, 'never')
        await retention.setRule({ scope: { kind: 'all' }, maxCount: 0 })
        await retention.apply()
        assert.equal(await comes(history, channel, 'never'), 0)
      }))
  })
}
