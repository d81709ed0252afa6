import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { matches, termsOf } from './terms.ts'
import { textMatcher } from './text-matcher.ts'
import { tokensOf } from './tokens.ts'

const word = fc.constantFrom(
  'go',
  'Going',
  'a',
  'ago',
  'x1',
  "don't",
  'C++',
  'näh',
  '東京',
  '東',
  '👍',
  '_',
  '\u0002b\u0002',
)
const sentence = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ', ', '-', '', '  ')), { maxLength: 8 })
  .map((pieces) => pieces.flat().join(''))
const query = fc.oneof(
  sentence,
  sentence.map((text) => `"${text}"`),
  word.map((text) => `*${text}`),
)

test('a text holds what its tokens hold, plain or not', () => {
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 10 }), query, (texts, typed) => {
      const terms = termsOf(typed)
      const holds = textMatcher(terms)
      for (const text of texts) assert.equal(holds(text), matches(terms, tokensOf(text)), JSON.stringify([text, typed]))
    }),
    { numRuns: 2000 },
  )
})
