import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { MAX_TOKEN, tokensOf } from './tokens.ts'

test('words are told apart by whatever is no letter, digit or mark, without case and accents', () => {
  assert.deepEqual(tokensOf("Don't panic: Ünïcode_naïve, C++ 3.14"), [
    'don',
    't',
    'panic',
    'unicode',
    'naive',
    'c',
    '3',
    '14',
  ])
  assert.deepEqual(tokensOf('ПРИВЕТ Ёлка ΑΘΗΝΑ'), ['привет', 'елка', 'αθηνα'])
})

test('formatting codes are not part of a word', () => {
  assert.deepEqual(tokensOf('\u0002H\u0002ello \u000304,01red\u0003 \u0004ff0000x'), ['hello', 'red', 'x'])
})

test('CJK becomes pairs, and the last character stands alone', () => {
  assert.deepEqual(tokensOf('東京タワー!'), ['東京', '京タ', 'タワ', 'ワー', 'ー'])
  assert.deepEqual(tokensOf('foo日本bar'), ['foo', '日本', '本', 'bar'])
  assert.deepEqual(tokensOf('한국어'), ['한국', '국어', '어'])
  assert.deepEqual(tokensOf('ガ'), tokensOf('ガ'))
})

test('each emoji is a token, whatever its skin tone or its form', () => {
  assert.deepEqual(tokensOf('ok👍🏽 ❤️👩‍👧 🇫🇮'), ['ok', '👍', '❤', '👩', '👧', '🇫🇮'])
})

test('any text has tokens of bounded length that are their own tokens', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const token of tokensOf(text.toWellFormed())) {
        assert.ok(token.length > 0 && token.length <= MAX_TOKEN && token.isWellFormed())
        // oxlint-disable-next-line no-control-regex -- the index would take them for separators
        assert.ok(!/[\u0000-\u002f\ue000-\uf8ff]/.test(token), 'no separator and no private use')
      }
    }),
  )
})

test('a word without end is cut', () => {
  assert.deepEqual(tokensOf('x'.repeat(500)), ['x'.repeat(MAX_TOKEN)])
  assert.equal(tokensOf('a '.repeat(9000)).length, 4096)
})
