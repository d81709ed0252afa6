import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Line } from '@longwire/irc'
import * as fc from 'fast-check'
import { nodeConversions } from '../node/text-conversions.ts'
import { createEncodings } from './encodings.ts'
import { createLineDecoder, portableConversions, type TextConversions } from './line-decoder.ts'
import { LineSplitter } from './line-splitter.ts'
import { REST_BYTES, TAG_BYTES } from './limits.ts'

function split(chunks: readonly Uint8Array[], conversions: TextConversions = nodeConversions): Line[] {
  const splitter = new LineSplitter(createLineDecoder(createEncodings(), conversions))
  return chunks.flatMap((chunk) => splitter.push(chunk))
}

const text = (lines: readonly Line[]) => lines.map((line) => line.text)
const bytes = (value: string) => Buffer.from(value, 'utf8')

function chunked(all: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [...new Set(cuts.map((cut) => cut % (all.length + 1)))].toSorted((a, b) => a - b)
  return [0, ...places].map((start, index) => all.slice(start, places[index] ?? all.length))
}

test('a line ends at CR LF, LF or a lone CR, and empty lines are dropped', () => {
  assert.deepEqual(text(split([bytes('a\r\nb\nc\rd\r\n\r\n\n\re\r\nunfinished')])), ['a', 'b', 'c', 'd', 'e'])
})

test('UTF-8 is read strictly, line by line, and what is not UTF-8 as windows-1252 (pitfall 30)', () => {
  const lines = split([
    bytes('grüße €\r\n'),
    Buffer.from([0x67, 0x72, 0xfc, 0xdf, 0x65, 0x80, 13, 10]),
    bytes('żółw\r\n'),
  ])
  assert.deepEqual(lines, [
    { text: 'grüße €', damaged: false },
    { text: 'grüße€', damaged: false },
    { text: 'żółw', damaged: false },
  ])
})

test('overlong forms, surrogates and cut characters are not UTF-8', () => {
  for (const sequence of [[0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xe2, 0x82], [0xf5, 0x80, 0x80, 0x80], [0xff]]) {
    const [line] = split([Buffer.from([...sequence, 10])])
    assert.equal(line?.text.length, sequence.length, 'one windows-1252 character for each byte')
    assert.ok(!line.text.includes('\ufffd'))
  }
})

test('a byte order mark stays where it is', () => {
  assert.deepEqual(text(split([bytes('\ufeffhello\r\n')])), ['\ufeffhello'])
})

test('a line beyond the limit is cut after a whole character, and marked as damaged (pitfall 15)', () => {
  const [line, next] = split([bytes(`${'x'.repeat(REST_BYTES - 1)}€€\r\nnext\r\n`)])
  assert.deepEqual(line, { text: 'x'.repeat(REST_BYTES - 1), damaged: true })
  assert.deepEqual(next, { text: 'next', damaged: false })
})

test('a line of exactly the limit is whole', () => {
  const tags = `@a=${'t'.repeat(TAG_BYTES - 4)} `
  assert.equal(Buffer.byteLength(tags), TAG_BYTES)
  const whole = `${tags}${'x'.repeat(REST_BYTES)}`
  assert.deepEqual(split([bytes(`${whole}\r\n`)]), [{ text: whole, damaged: false }])
  assert.deepEqual(split([bytes(`${whole}y\r\n`)]), [{ text: whole, damaged: true }])
})

test('too long tags lose the last ones whole, and the line keeps its rest', () => {
  const tags = `@time=now;long=${'t'.repeat(TAG_BYTES)}`
  assert.deepEqual(split([bytes(`${tags} PRIVMSG #a :hi\r\n`)]), [{ text: '@time=now PRIVMSG #a :hi', damaged: true }])
})

test('an endless line takes no more memory than one line may have', () => {
  const splitter = new LineSplitter(createLineDecoder(createEncodings(), nodeConversions))
  const chunk = new Uint8Array(65_536).fill(0x78)
  const before = process.memoryUsage().arrayBuffers
  for (let count = 0; count < 1_000; count++) assert.deepEqual(splitter.push(chunk), [])
  assert.ok(process.memoryUsage().arrayBuffers - before < 1_000_000)
  assert.deepEqual(splitter.push(bytes('\r\nPING x\r\n')).at(-1), { text: 'PING x', damaged: false })
})

test('the end of a frame ends its line', () => {
  const splitter = new LineSplitter(createLineDecoder(createEncodings(), portableConversions))
  assert.deepEqual(splitter.push(bytes('PING x')), [])
  assert.deepEqual(splitter.flush(), [{ text: 'PING x', damaged: false }])
  assert.deepEqual(splitter.flush(), [])
})

const anyBytes = fc.uint8Array({ maxLength: 400 })
/** Bytes in which line ends, tags and long lines are likely. */
const lineBytes = fc
  .array(
    fc.oneof(
      fc.constantFrom('\r\n', '\n', '\r', '@a=b;c ', ':x!y@z ', 'PRIVMSG #a :', 'ü', '€', '😀', ' '),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.nat({ max: 9_000 }).map((length) => 'x'.repeat(length)),
    ),
    { maxLength: 30 },
  )
  .map((parts) => new Uint8Array(bytes(parts.join(''))))
const cuts = fc.array(fc.nat({ max: 100_000 }), { maxLength: 20 })

test('however the bytes are cut into chunks, the lines are the same', () => {
  fc.assert(
    fc.property(fc.oneof(anyBytes, lineBytes), cuts, (all, places) => {
      assert.deepEqual(split(chunked(all, places)), split([all]))
    }),
    { numRuns: 400 },
  )
})

test("Node's conversions and the portable ones agree on every input", () => {
  fc.assert(
    fc.property(fc.oneof(anyBytes, lineBytes), (all) => {
      assert.deepEqual(split([all], nodeConversions), split([all], portableConversions))
    }),
    { numRuns: 400 },
  )
})

test('lines of any text come out as they went in', () => {
  const lineText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).filter((line) => !/[\r\n]/.test(line))
  fc.assert(
    fc.property(fc.array(lineText), cuts, (lines, places) => {
      const all = new Uint8Array(bytes(lines.map((line) => `${line}\r\n`).join('')))
      assert.deepEqual(text(split(chunked(all, places))), lines)
    }),
  )
})
