import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { parseFormatting, stripFormatting } from './formatting/parse-formatting.ts'
import type { Span } from './formatting/style.ts'
import { applyIsupport, initialIsupport } from '../isupport/isupport.ts'
import { LINE_BYTES, MIN_TEXT_BYTES } from '../message/limits.ts'
import { formatMessage } from '../message/message.ts'
import { splitText, textBytes } from './split.ts'
import { utf8Length } from '../message/utf8.ts'

/** Each code unit with its style, so that texts can be compared however they are cut. */
const looks = (spans: readonly Span[]): unknown[] =>
  spans.flatMap(({ text, style }) => Array.from({ length: text.length }, (_, i) => [text.charAt(i), style]))

const own = { nickname: 'ada', username: '~ada', hostname: 'host.example' }

describe('textBytes (pitfall 29)', () => {
  test('leaves room for what others see before the text', () => {
    const room = textBytes(initialIsupport, own, 'PRIVMSG', '#schön')
    const text = 'é'.repeat(room / 2) + ' '.repeat(room % 2)
    assert.equal(utf8Length(text), room)
    // A space makes the colon needed, which is counted.
    const line = `${formatMessage({ source: own, command: 'PRIVMSG', params: ['#schön', ` ${text.slice(1)}`] })}\r\n`
    assert.equal(utf8Length(line), LINE_BYTES - 1)
  })

  test('takes what it does not know as long as the server allows', () => {
    const known = textBytes(
      initialIsupport,
      { nickname: 'ada', username: 'u'.repeat(10), hostname: 'h'.repeat(50) },
      'NOTICE',
      'x',
    )
    const isupport = applyIsupport(initialIsupport, ['USERLEN=10', 'HOSTLEN=50'])
    assert.equal(textBytes(isupport, { nickname: 'ada' }, 'NOTICE', 'x'), known)
    assert.ok(textBytes(initialIsupport, { nickname: 'ada' }, 'NOTICE', 'x') < known)
  })

  test('grows with LINELEN', () => {
    const isupport = applyIsupport(initialIsupport, ['LINELEN=2048'])
    assert.equal(
      textBytes(isupport, own, 'PRIVMSG', '#a') - textBytes(initialIsupport, own, 'PRIVMSG', '#a'),
      2048 - 512,
    )
  })
})

describe('splitText (pitfall 29)', () => {
  test('text that fits comes back as it is, codes and all', () => {
    for (const text of ['', 'hello', '\u00034red\u0003', '\u0002']) assert.deepEqual(splitText(text, 50), [text])
  })

  test('cuts behind spaces, and keeps them', () => {
    const text = 'the quick brown fox jumps over the lazy dog and then sleeps a while'
    assert.deepEqual(splitText(text, 50), ['the quick brown fox jumps over the lazy dog and ', 'then sleeps a while'])
  })

  test('a word that is longer than a line fills the one it begins in', () => {
    const url = `https://example.org/${'x'.repeat(100)}`
    const pieces = splitText(`look: ${url} yes`, 60)
    assert.equal(pieces.join(''), `look: ${url} yes`)
    assert.equal(pieces[0]?.length, 60)
  })

  test('does not cut a grapheme', () => {
    const family = '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}' // 25 bytes, one grapheme
    for (const piece of splitText(family.repeat(20), 60)) assert.equal(piece, family.repeat(2))
  })

  test('a grapheme longer than a line loses nothing', () => {
    const zalgo = `a${'\u0301'.repeat(300)}`
    const pieces = splitText(`${zalgo}b`, 100)
    assert.equal(pieces.join(''), `${zalgo}b`)
    for (const piece of pieces) assert.ok(utf8Length(piece) <= 100)
  })

  test('formatting goes on across the cut, and no code is cut', () => {
    const pieces = splitText(`plain \u0002\u000304,07${'1234 '.repeat(30)}\u000fplain`, 64)
    assert.ok(pieces.length > 2)
    for (const piece of pieces.slice(1, -1)) assert.ok(piece.startsWith('\u000304,07\u00021234 '), piece)
    assert.equal(pieces.map(stripFormatting).join(''), `plain ${'1234 '.repeat(30)}plain`)
  })

  test('too little room is taken for the least there must be', () => {
    assert.deepEqual(splitText('x'.repeat(MIN_TEXT_BYTES + 1), -5), ['x'.repeat(MIN_TEXT_BYTES), 'x'])
  })

  const unit = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'word', ' ', '  ', ',', '7', '12') },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        'é',
        '\u{1f600}',
        'e\u0301',
        '\u{1f1e9}\u{1f1ea}',
        '\u{1f469}\u200d\u{1f4bb}',
        '한',
        '\u0301'.repeat(40),
        '\ud800',
      ),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        '\u0002',
        '\u000304',
        '\u00034,12',
        '\u0003',
        '\u0004ff00ee',
        '\u0004112233,445566',
        '\u0011',
        '\u0016',
        '\u001e',
        '\u000f',
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) },
  )
  const text = fc.array(unit, { maxLength: 400, size: 'max' }).map((parts) => parts.join(''))
  const room = fc.integer({ min: MIN_TEXT_BYTES, max: 450 })

  test('never loses or changes text or its looks, and each piece fits', () => {
    fc.assert(
      fc.property(text, room, (whole, bytes) => {
        const pieces = splitText(whole, bytes)
        for (const piece of pieces) assert.ok(utf8Length(piece) <= bytes, `${utf8Length(piece)} > ${bytes}`)
        assert.deepEqual(
          pieces.flatMap((piece) => looks(parseFormatting(piece))),
          looks(parseFormatting(whole)),
        )
      }),
      { numRuns: 300 },
    )
  })

  test('never cuts a grapheme that fits into a piece, and no piece is empty', () => {
    const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
    const plain = fc.string({ unit: 'grapheme', minLength: 100, maxLength: 400 }).map(stripFormatting)
    fc.assert(
      fc.property(plain, room, (whole, bytes) => {
        const pieces = splitText(whole, bytes)
        if (pieces.length > 1) for (const piece of pieces) assert.notEqual(piece, '')
        const borders = new Set(
          Array.from(graphemes.segment(whole), ({ index, segment }) =>
            utf8Length(segment) > bytes ? [] : [index],
          ).flat(),
        )
        let at = 0
        for (const piece of pieces) {
          if (at > 0) assert.ok(borders.has(at), `cut at ${at}`)
          at += piece.length
        }
      }),
      { numRuns: 200 },
    )
  })
})
