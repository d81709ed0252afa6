import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { tokensOf } from '../search/tokens.ts'
import { KnownWords } from './known-words.ts'

test('a word is new once, and known as long as few others came', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1 }), { maxLength: 200 }), (words) => {
      const known = new KnownWords()
      for (const word of words) {
        assert.equal(known.see(word), false)
        assert.equal(known.see(word), true)
      }
    }),
  )
})

test('the new words of a text are those that one by one were not seen', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 40 }), { maxLength: 20 }), (texts) => {
      const [together, single] = [new KnownWords(), new KnownWords()]
      for (const text of texts) {
        const fresh = new Set<string>()
        together.seeAll(text, fresh)
        assert.deepEqual(
          [...fresh],
          tokensOf(text).filter((word) => !single.see(word)),
        )
      }
    }),
  )
})

test('of a hundred thousand new words none is taken for a known one', () => {
  const known = new KnownWords()
  for (let index = 0; index < 100_000; index += 1) {
    assert.equal(known.see(`w${index.toString(36)}`), false)
    assert.equal(known.see(`${index.toString(36)}_`), false)
  }
})

test('it grows with what it is asked for, so that most of a vocabulary stays known', () => {
  const known = new KnownWords()
  for (let round = 0; round < 4; round += 1) for (let index = 0; index < 20_000; index += 1) known.see(`word${index}`)
  const hits = Array.from({ length: 20_000 }, (_, index) => known.see(`word${index}`)).filter(Boolean)
  assert.ok(hits.length > 16_000, `${hits.length} of 20000`)
})
