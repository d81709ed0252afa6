import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { markOf } from '../search/marks.ts'
import { isPlain, tokensOf } from '../search/tokens.ts'
import { type PairWord, WordPairs, pairToken } from './word-pairs.ts'

const words: readonly PairWord[] = ['the', 'of', 'to', 'a', 'is', 'c0', 'an', '東京', 'uber'].map((word, number) => ({
  number,
  word,
  since: word === 'is' ? 100 : 10,
}))

function wordNamed(word: string): PairWord {
  const found = words.find((one) => one.word === word)
  assert.ok(found !== undefined)
  return found
}

/** The tokens of the pairs of these words, two and two. */
function tokensOfPairs(...pairs: readonly [first: string, second: string][]): readonly (string | undefined)[] {
  return pairs.map(([first, second]) => pairToken(wordNamed(first), wordNamed(second)))
}

function tokensIn(id: number, text: string): readonly string[] {
  const found = new WordPairs(words).tokensIn(id, isPlain(text) ? text : tokensOf(text))
  return found === '' ? [] : found.slice(1).split(' ')
}

test('two common words side by side are a token, whatever stands between them that is no word, and in that order', () => {
  assert.deepEqual(tokensIn(10, 'Of AN hour: an--Of'), tokensOfPairs(['of', 'an'], ['an', 'of']))
  assert.deepEqual(tokensIn(10, 'of\u0002 Über 東京'), tokensOfPairs(['of', 'uber'], ['uber', '東京']))
  assert.deepEqual(tokensIn(10, 'of, then an'), [])
})

test('a word whose hash is that of a common one is not taken for it', () => {
  // 31 * 'a' + 'n' is 31 * 'c' + '0'.
  assert.deepEqual(tokensIn(10, 'an an'), tokensOfPairs(['an', 'an']))
  assert.deepEqual(tokensIn(10, 'c0 an'), tokensOfPairs(['c0', 'an']))
})

test('the most common words have no tokens with one another, but each with itself', () => {
  assert.deepEqual(tokensIn(10, 'to the a of'), [])
  assert.deepEqual(tokensIn(10, 'the the'), tokensOfPairs(['the', 'the']))
})

test('messages before the ids from which on both words count have no token', () => {
  assert.deepEqual(tokensIn(9, 'an of'), [])
  assert.deepEqual(tokensIn(99, 'an is of an'), tokensOfPairs(['of', 'an']))
  assert.deepEqual(tokensIn(100, 'an is'), tokensOfPairs(['an', 'is']))
})

test('a plain text has the tokens that its words have, none of them a word or a mark', () => {
  const piece = fc.constantFrom('The', 'of', 'IS', 'c0', 'an', 'then', 'x', '9')
  const between = fc.constantFrom(' ', ', ', '-', '')
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, between)), fc.integer({ min: 0, max: 120 }), (pieces, id) => {
      const text = pieces.flat().join('')
      const pairs = new WordPairs(words)
      assert.equal(pairs.tokensIn(id, text), pairs.tokensIn(id, tokensOf(text)))
    }),
  )
  const all = words.flatMap((first) => words.map((second) => pairToken(first, second)))
  const marks = [markOf.buffer(1), markOf.sender('a!b@c'), markOf.link, markOf.kind(1)]
  for (const token of all) {
    if (token === undefined) continue
    assert.deepEqual(tokensOf(token), [])
    assert.ok(!marks.some((mark) => mark.startsWith(token.slice(0, 1))))
  }
})
