import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { messageKinds, type StoredMessage } from '@longwire/store'
import { VirtualEnvironment } from '@longwire/testing'
import * as fc from 'fast-check'
import { addTags } from '../downgrades/rewrite.ts'
import { downgrades, neededDowngrades } from '../downgrades/pipeline.ts'
import { silentLog } from '../log/log.ts'
import { keptLineFor } from './kept-line.ts'
import { LineScreen } from './line-screen.ts'
import { type PlaybackContext, playbackLine } from './playback.ts'

const plain: StoredMessage = {
  id: 7,
  buffer: 1,
  time: Date.UTC(2026, 10, 22, 12),
  kind: 'privmsg',
  sender: 'bob!b@host',
  msgid: 'abc',
  text: 'hello',
  attention: 0,
  own: false,
}
const inChannel: PlaybackContext = { nickname: 'ada', buffer: { kind: 'channel', name: '#a' } }

function lineOf(message: StoredMessage, ...capabilities: readonly string[]): string | undefined {
  return keptLineFor(neededDowngrades(new Set(capabilities)))(message, inChannel, 'x')
}

describe('a line of the past', () => {
  test('has the tags that its client asked for', () => {
    assert.equal(lineOf(plain), ':bob!b@host PRIVMSG #a hello')
    assert.equal(
      lineOf(plain, 'batch', 'server-time', 'message-tags'),
      '@batch=x;time=2026-11-22T12:00:00.000Z;msgid=abc :bob!b@host PRIVMSG #a hello',
    )
  })

  test('is left to the ordinary way where it is more than what was said', () => {
    assert.equal(lineOf({ ...plain, details: { status: '@' } }), undefined)
    assert.equal(lineOf({ ...plain, kind: 'join' }), undefined)
    assert.equal(lineOf({ ...plain, redaction: { sender: 'bob', reason: '', time: 1 } }), undefined)
    assert.equal(lineOf({ ...plain, text: 'one\ntwo' }), undefined)
    assert.equal(lineOf({ ...plain, text: 'x'.repeat(510) }), undefined)
  })
})

test('a page of the past is what sending its messages one by one would be, whatever a client understands', () => {
  const capabilities = downgrades.flatMap((one) => one.capabilities)
  const word = fc.stringMatching(/^[a-z#.:;\\ é]{0,8}$/)
  const long = fc.integer({ min: 90, max: 530 }).map((length) => 'lá la '.repeat(100).slice(0, length))
  const text = fc.oneof(
    fc.constantFrom('', ':)', 'one\ntwo', 'a\rb', 'a\0b', '\x01VERSION\x01'),
    word,
    fc.string(),
    long,
  )
  const source = fc.oneof(fc.constantFrom('', 'irc.example', 'bob!b@host', 'a@b!c', '!@', 'b ob!b@host'), fc.string())
  const message: fc.Arbitrary<StoredMessage> = fc
    .record({
      id: fc.nat(),
      buffer: fc.constant(1),
      time: fc.nat(),
      kind: fc.oneof(
        fc.constantFrom('privmsg' as const, 'notice' as const, 'action' as const),
        fc.constantFrom(...messageKinds),
      ),
      sender: source,
      msgid: fc.oneof(fc.constant('abc'), word, fc.string(), long),
      text,
      attention: fc.constantFrom(0 as const, 1 as const, 2 as const),
      own: fc.boolean(),
      account: fc.option(fc.oneof(fc.constant('bob'), word), { nil: '' }),
      status: fc.boolean(),
      redacted: fc.boolean(),
    })
    .map(({ account, status, redacted, ...rest }) => ({
      ...rest,
      ...(account !== '' && { account }),
      ...(status && { details: { status: '@', tags: { '+typing': 'done' } } }),
      ...(redacted && { redaction: { sender: 'bob', reason: '', time: 1 } }),
    }))
  const buffer = fc.record({
    kind: fc.constantFrom('channel' as const, 'query' as const),
    name: fc.oneof(fc.constantFrom('#a', 'bob', ':b', 'b b'), word),
  })
  fc.assert(
    fc.property(fc.array(message), buffer, fc.boolean(), fc.subarray(capabilities), (rows, place, cursors, enabled) => {
      const cursorOf = ({ id }: StoredMessage): string => `1.${id}.0`
      const context = { nickname: 'ada', buffer: place, ...(cursors && { cursorOf }) }
      const [together, one] = [screenWith(enabled), screenWith(enabled)]
      together.screen.sendKept({ rows, context }, 'x')
      for (const row of rows) one.screen.send(addTags(playbackLine(row, context), { batch: 'x' }))
      assert.deepEqual(together.lines, one.lines)
    }),
  )
})

function screenWith(capabilities: readonly string[]): {
  readonly screen: LineScreen
  readonly lines: readonly string[]
} {
  const lines: string[] = []
  const view = { network: 'n', nickname: 'ada', capabilities: new Set(capabilities), capVersion: 302 }
  const output = { write: (line: string) => void lines.push(line), close: () => {} }
  const environment = new VirtualEnvironment()
  return { screen: new LineScreen({ id: 1, view, output, environment, log: silentLog }), lines }
}
