import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import type { BufferRecord, History, Position } from '../src/history.ts'
import { LIVE_SLACK } from '../src/message-ids.ts'
import { type MessageKind, type NewMessage, messageKinds } from '../src/message.ts'
import { NETWORK, START, channelNamed } from './harness.ts'

/** What a step can name: a few buffers, messages and cursors, so that steps meet. */
export interface World {
  readonly history: History
  readonly buffers: BufferRecord[]
  readonly cursors: string[]
  /** The number of the first buffer that it ever had. */
  readonly first: number
}

/** One thing done to a history, with what it answered. */
export type Step = (world: World) => Promise<unknown>

/** A step with a name for people. */
export interface NamedStep {
  readonly name: string
  readonly step: Step
}

const MESSAGES = 40
const names = ['#one', '#two', '#three']
const texts = [
  'hello world',
  'Héllo',
  'wor ld',
  '日本語',
  '日 本',
  '👍',
  'https://example.org/a',
  'foo_bar',
  '',
  'hello',
]
const senders = ['ada!a@h', 'Bob!b@h', 'irc.example.org']

/** A message that is known by its number: the same number has about the same time and is the same message. */
function messages(crowded: boolean): fc.Arbitrary<NewMessage> {
  // Crowded: some at the same moment, some hours apart, one ahead of the clock. Else so far apart that each has its place by
  // its time: within the slack it goes to the end, and back to its time where it comes again after its removal.
  const timeOf = (number: number, index: number, jitter: number) =>
    crowded
      ? START + 90_000 - Math.floor(number / 4) * 5_400_000 + (number % 2) * 700 + jitter
      : START + 90_000 - number * 1_350_000 + index * 2 * LIVE_SLACK
  return fc
    .record({
      number: fc.nat(MESSAGES),
      buffer: fc.nat(2),
      jitter: fc.nat(3),
      kind: fc.constantFrom<MessageKind>('privmsg', 'privmsg', 'notice', 'action', ...messageKinds),
      text: fc.constantFrom(...texts),
      sender: fc.constantFrom(...senders),
      attention: fc.constantFrom(0 as const, 1 as const, 2 as const),
      own: fc.boolean(),
      outbox: fc.boolean(),
    })
    .map(({ number, jitter, outbox, ...rest }) => ({
      ...rest,
      msgid: `m${number}`,
      time: timeOf(number, rest.buffer, jitter),
      ...(outbox ? { details: { outboxId: `o${number % 5}` } } : {}),
    }))
}

const position: fc.Arbitrary<Position> = fc.oneof(
  fc.nat(MESSAGES).map((number): Position => ({ by: 'msgid', msgid: `m${number}` })),
  fc.nat(MESSAGES).map((number): Position => ({ by: 'time', time: START + 90_000 - number * 1_350_000 })),
)

function buffer(world: World, index: number): BufferRecord {
  const found = world.buffers[index % world.buffers.length]
  assert.ok(found !== undefined)
  return found
}

function append(crowded: boolean): fc.Arbitrary<NamedStep> {
  return fc.array(messages(crowded), { minLength: 1, maxLength: 12 }).map((call) => ({
    name: `append ${call.map(({ msgid, buffer: index }) => `${msgid}@${index}`).join(' ')}`,
    step: async (world) => {
      const answers = await world.history.append(call.map((one) => ({ ...one, buffer: buffer(world, one.buffer).id })))
      world.cursors.push(...answers.map(({ cursor }) => cursor))
      return answers
    },
  }))
}

const page = fc
  .record({
    kind: fc.constantFrom('latest', 'before', 'after', 'around', 'between'),
    at: position,
    to: position,
    index: fc.nat(2),
    limit: fc.integer({ min: 1, max: 9 }),
    events: fc.boolean(),
  })
  .map(
    ({ kind, at, to, index, limit, events }): NamedStep => ({
      name: `page ${kind} ${JSON.stringify([at, to, limit, events])}`,
      step: ({ history, ...world }) => {
        const base = { buffer: buffer({ history, ...world }, index).id, limit, events }
        switch (kind) {
          case 'latest':
            return history.page({ ...base, kind, after: at })
          case 'between':
            return history.page({ ...base, kind, from: at, to })
          case 'before':
          case 'after':
          case 'around':
            return history.page({ ...base, kind, at })
          default:
            return history.page({ ...base, kind: 'latest' })
        }
      },
    }),
  )

const since = fc
  .record({
    cursor: fc.nat(60),
    events: fc.boolean(),
    limit: fc.integer({ min: 1, max: 5 }),
    maxBuffers: fc.nat(3),
    limitBeyond: fc.nat(2),
  })
  .map(
    ({ cursor, ...rest }): NamedStep => ({
      name: `since ${cursor} ${JSON.stringify(rest)}`,
      step: async ({ history, cursors }) => {
        const answer = await history.since({ network: NETWORK, cursor: cursors[cursor], ...rest })
        // Fills of one call are kept as one span: its end may lie beyond the last fill that is before the cursor.
        return { ...answer, buffers: answer.buffers.map(({ filled, ...one }) => ({ ...one, filledFrom: filled?.[0] })) }
      },
    }),
  )

const search = fc
  .record({
    text: fc.constantFrom('hel', '"hello world"', '*ell', '日', '本語', '👍', 'wor', '"wor"', '', 'foo bar', 'zzz'),
    limit: fc.integer({ min: 1, max: 6 }),
    filter: fc.constantFrom({}, { sender: 'bob' }, { hasLink: true }, { kinds: ['action', 'topic'] as const }),
    before: fc.option(fc.nat(MESSAGES), { nil: undefined }),
  })
  .map(
    ({ text, limit, filter, before }): NamedStep => ({
      name: `search ${JSON.stringify([text, limit, filter, before])}`,
      step: async ({ history }) => {
        const time = before === undefined ? {} : { before: START - before * 1_350_000 }
        const answer = await history.parts.search?.search({ text, limit, ...filter, ...time })
        return answer?.messages
      },
    }),
  )

const small = fc.oneof(
  fc.tuple(fc.nat(2), fc.nat(MESSAGES)).map(
    ([index, number]): NamedStep => ({
      name: `markRead ${index} ${number}`,
      step: (world) => world.history.markRead(buffer(world, index).id, START + 90_000 - number * 1_350_000),
    }),
  ),
  fc.tuple(fc.nat(2), fc.nat(MESSAGES), fc.boolean()).map(
    ([index, number, undo]): NamedStep => ({
      name: `redact ${index} m${number} ${undo}`,
      step: async (world) => {
        const facts = world.history.parts.facts
        const { id } = buffer(world, index)
        if (undo) await facts?.undoRedaction(id, `m${number}`)
        else await facts?.redact({ buffer: id, msgid: `m${number}`, sender: 'op', reason: '', time: START })
      },
    }),
  ),
  fc.tuple(fc.nat(2), fc.nat(MESSAGES), fc.boolean(), fc.nat(2)).map(
    ([index, number, undo, who]): NamedStep => ({
      name: `react ${index} m${number} ${undo} ${who}`,
      step: async (world) => {
        const reaction = {
          buffer: buffer(world, index).id,
          msgid: `m${number}`,
          sender: `s${who}`,
          text: '+',
          time: who,
        }
        if (undo) await world.history.parts.facts?.undoReaction(reaction)
        else await world.history.parts.facts?.react(reaction)
      },
    }),
  ),
)

const losses = fc.oneof(
  fc.nat(2).map(
    (index): NamedStep => ({
      name: `remove ${index}`,
      step: async (world) => {
        const old = buffer(world, index)
        await world.history.buffers.remove(old.id)
        world.buffers[index % world.buffers.length] = await world.history.buffers.ensure(channelNamed(old.name))
      },
    }),
  ),
  fc.nat(9).map(
    (count): NamedStep => ({
      name: `keep ${count}`,
      step: async ({ history }) => {
        await history.parts.retention?.setRule({ scope: { kind: 'all' }, maxCount: count + 3 })
        const gone = await history.parts.retention?.apply()
        await history.parts.retention?.setRule({ scope: { kind: 'all' } })
        return gone
      },
    }),
  ),
)

const look = fc.constant<NamedStep>({
  name: 'look',
  step: async ({ history, buffers }) => [
    await history.unread(buffers.map(({ id }) => id)),
    await history.targets({ network: NETWORK, after: 0, before: START * 2, limit: 9 }),
    (await history.buffers.list()).map((one) => ({ ...one, id: 0 })),
  ],
})

/** A life of a history, a step at a time: crowded with equal times, or with things removed. */
export function life(kind: 'crowded' | 'lossy'): fc.Arbitrary<NamedStep[]> {
  return fc.array(
    fc.oneof(
      { arbitrary: append(kind === 'crowded'), weight: 6 },
      { arbitrary: page, weight: 4 },
      // A message that comes again after its removal may have its old place again: a cursor then knows it already.
      { arbitrary: since, weight: kind === 'lossy' ? 0 : 3 },
      { arbitrary: search, weight: 3 },
      { arbitrary: small, weight: 4 },
      { arbitrary: losses, weight: kind === 'lossy' ? 2 : 0 },
      { arbitrary: look, weight: 1 },
    ),
    { minLength: 1, maxLength: 60, size: 'max' },
  )
}

/**
 * An answer with buffers counted from the first of its world, for engines give them other numbers. Without ids where
 * something was removed: it gives its id back, and when it does so nobody promises.
 */
export function comparable(answer: unknown, world: World, kind: 'crowded' | 'lossy'): unknown {
  const first = world.first
  const text = JSON.stringify(answer ?? null, (key, value: unknown) => {
    if (key === 'buffer' && typeof value === 'number') return value - first
    return key === 'id' && kind === 'lossy' ? undefined : value
  })
  return JSON.parse(kind === 'lossy' ? text.replace(/"(\d+)\.\d+\.(\d+)"/g, '"$1.$2"') : text)
}

/** A history with its buffers. */
export async function worldOf(history: History): Promise<World> {
  const buffers: BufferRecord[] = []
  for (const name of names) buffers.push(await history.buffers.ensure(channelNamed(name)))
  return { history, buffers, cursors: [], first: buffers[0]?.id ?? 0 }
}
