import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { formatAttributes, parseAttributes } from './attributes.ts'
import { formatFrame, type MuxFrame, parseFrame } from './frame.ts'

test('a frame that begins with a digit carries a line', () => {
  assert.deepEqual(parseFrame('3 :ada!ada@example.org PRIVMSG #longwire :hello'), {
    kind: 'line',
    stream: 3,
    line: ':ada!ada@example.org PRIVMSG #longwire :hello',
  })
})

test('every other frame begins with a word; a last word with a colon is the rest', () => {
  assert.deepEqual(parseFrame('OPEN 7 network=12;caps=batch,server-time'), {
    kind: 'open',
    stream: 7,
    attributes: 'network=12;caps=batch,server-time',
  })
  assert.deepEqual(parseFrame('OPEN 7'), { kind: 'open', stream: 7, attributes: '' })
  assert.deepEqual(parseFrame('CLOSE 7 slow :too much: waited'), {
    kind: 'close',
    stream: 7,
    code: 'slow',
    text: 'too much: waited',
  })
  assert.deepEqual(parseFrame('CLOSE 7 done'), { kind: 'close', stream: 7, code: 'done', text: '' })
  assert.deepEqual(parseFrame('CREDIT 7 65536'), { kind: 'credit', stream: 7, bytes: 65_536 })
  assert.deepEqual(parseFrame('BUNDLES'), { kind: 'bundles', bytes: 0 })
  assert.deepEqual(parseFrame('BUNDLES 32768'), { kind: 'bundles', bytes: 32_768 })
  assert.deepEqual(parseFrame('NETWORKS w150LEMj 7kq3vxa1'), { kind: 'networks', networks: ['w150LEMj', '7kq3vxa1'] })
  assert.deepEqual(parseFrame('PING abc'), { kind: 'ping', token: 'abc' })
  assert.deepEqual(parseFrame('PONG :abc'), { kind: 'pong', token: 'abc' })
})

test('unknown words and what cannot be read are ignored', () => {
  const malformed = [
    '',
    ' ',
    'NEW 3 thing',
    'open 3',
    'OPEN',
    'OPEN x',
    'OPEN 0',
    'OPEN 1000000',
    'OPEN -1',
    'OPEN 1e3',
    'OPEN 01',
    'CLOSE 3',
    'CLOSE done',
    'CREDIT 3',
    'CREDIT 3 -5',
    'CREDIT 3 1.5',
    'CREDIT 3 9999999999',
    'PING',
    '3',
    '03 PING',
    '3x PING',
    `PING ${'t'.repeat(33)}`,
  ]
  for (const text of malformed) assert.equal(parseFrame(text), undefined, text)
})

test('no text makes the reader throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseFrame(text)))
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseAttributes(text)))
})

const stream = fc.integer({ min: 1, max: 999_999 })
const word = fc.stringMatching(/^[a-z0-9-]{1,20}$/)
const text = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((value) => !/[\r\n\0]/.test(value))
const noNull = { noNullPrototype: true } as const
const frame: fc.Arbitrary<MuxFrame> = fc.oneof(
  fc.record({ kind: fc.constant('line' as const), stream, line: text }, noNull),
  fc.record({ kind: fc.constant('open' as const), stream, attributes: fc.oneof(fc.constant(''), word) }, noNull),
  fc.record({ kind: fc.constant('close' as const), stream, code: word, text }, noNull),
  fc.record({ kind: fc.constant('credit' as const), stream, bytes: fc.nat({ max: 999_999_999 }) }, noNull),
  fc.record({ kind: fc.constant('networks' as const), networks: fc.array(word, { minLength: 1 }) }, noNull),
  fc.record({ kind: fc.constant('ping' as const), token: word }, noNull),
  fc.record({ kind: fc.constant('pong' as const), token: word }, noNull),
)

test('reading what was written gives the frame again', () => {
  fc.assert(fc.property(frame, (value) => assert.deepEqual(parseFrame(formatFrame(value)), value)))
})

test('a text with line ends cannot break out of its frame', () => {
  const written = formatFrame({ kind: 'close', stream: 1, code: 'failed', text: 'a\r\nb\0c' })
  assert.equal(written, 'CLOSE 1 failed :a b c')
})

test('attributes are one word, whatever is in them', () => {
  const value = fc.string({ unit: 'binary', minLength: 1 })
  const names = fc.array(fc.stringMatching(/^[a-z0-9/.-]{1,20}$/))
  fc.assert(
    fc.property(value, value, names, names, (network, resume, capabilities, metadata) => {
      const written = formatAttributes({ network, resume, capabilities, metadata })
      assert.ok(!/[ \r\n]/.test(written))
      const read = parseAttributes(written)
      assert.deepEqual({ metadata: [], ...read }, { network, resume, capabilities, metadata })
    }),
  )
})

test('unknown attributes are ignored, and of duplicates the last one counts', () => {
  assert.deepEqual(parseAttributes('colour=mango;network=1;network=2;caps='), { network: '2', capabilities: [] })
  assert.deepEqual(parseAttributes(''), { capabilities: [] })
})
