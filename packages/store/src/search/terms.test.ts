import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { matches, termsOf } from './terms.ts'
import { tokensOf } from './tokens.ts'

function finds(query: string, text: string): boolean {
  return matches(termsOf(query), tokensOf(text))
}

test('a bare word finds words that begin with it', () => {
  assert.ok(finds('conn', 'the Connection is up'))
  assert.ok(finds('UP conn', 'the Connection is up'))
  assert.ok(!finds('nection', 'the Connection is up'))
  assert.ok(!finds('conn down', 'the Connection is up'))
})

test('a quotation finds exactly these words in a row', () => {
  assert.ok(finds('"connection is"', 'the connection is up'))
  assert.ok(!finds('"connection up"', 'the connection is up'))
  assert.ok(!finds('"conn"', 'the connection is up'))
  assert.ok(finds('"is up', 'the connection is up'))
})

test('a star in front finds words that contain it', () => {
  assert.ok(finds('*nect*', 'the connection is up'))
  assert.ok(finds('*tion', 'the connection is up'))
  assert.ok(!finds('*xx', 'the connection is up'))
})

test('one, two or more characters of CJK find themselves anywhere', () => {
  for (const query of ['日', '語', '日本', '本語', '日本語', '"日本語 です"', '語 です']) {
    assert.ok(finds(query, '日本語 です'), query)
  }
  assert.ok(!finds('日語', '日本語 です'))
  assert.ok(!finds('本日', '日本 本日'.slice(0, 2)))
  assert.ok(finds('タワー', '東京タワーです'))
  assert.ok(finds('"tower 東"', 'tower 東京'))
})

test('emoji find themselves, alone or in a family', () => {
  assert.ok(finds('👍', 'ok 👍🏽'))
  assert.ok(finds('👧', '👩‍👧'))
  assert.ok(finds('👩‍👧', '👩‍👧'))
  assert.ok(!finds('👎', 'ok 👍'))
})

test('PITFALLS 5: any typed text is a valid query, and bounded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
      assert.ok(termsOf(text).length <= 16)
    }),
  )
  for (const text of ['"', '""', '***', "' OR 1=1 --", 'NEAR(a b)', 'a AND NOT b', '{x}:y', '^', '(', 'text:"', '%_']) {
    assert.ok(Array.isArray(termsOf(text)), text)
  }
})

test('every run of whole words of a text, quoted, finds the text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('one', '日本', 'Éa', '👍', 'x1', '語'), { minLength: 1 }),
      fc.nat(),
      fc.nat(),
      (words, a, b) => {
        const from = a % words.length
        const phrase = words.slice(from, from + 1 + (b % words.length)).join(' ')
        assert.ok(finds(`"${phrase}"`, words.join(' ')))
        assert.ok(finds(phrase, words.join(' ')))
      },
    ),
  )
})
