import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { standsAlone } from './name-boundaries.ts'
import type { TextRange } from './text-range.ts'
import { type Word, WordSet } from './words.ts'

const letters = fc.string({
  unit: fc.constantFrom('a', 'A', 's', '\u017F', 'k', '\u212A', '\u0130', 'é', '-', '😀'),
  maxLength: 4,
})
const spaced = fc.array(letters, { maxLength: 12 }).map((parts) => parts.join(' '))

/** By an expression for each word at each place, which is how it is meant. */
function foundSlowly(words: readonly Word[], text: string): readonly TextRange[] {
  const found: TextRange[] = []
  for (const caseSensitive of [false, true]) {
    const these = words.filter((word) => word.caseSensitive === caseSensitive && word.text.trim() !== '')
    const spelled = these.flatMap((word) => [...new Set([word.text, word.text.normalize('NFD')])])
    for (let start = 0; start < text.length; start += (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1) {
      const ends = spelled.flatMap((word) => {
        const here = new RegExp(word.replaceAll(/-/g, '\\x2d'), caseSensitive ? 'yu' : 'yiu')
        here.lastIndex = start
        return here.test(text) && here.lastIndex > start && standsAlone(text, start, here.lastIndex, false)
          ? [here.lastIndex]
          : []
      })
      if (ends.length > 0) found.push({ start, end: Math.max(...ends) })
    }
  }
  return found
}

test('words of ASCII, which are compared letter by letter, are found where an expression would find them', () => {
  const word = fc.record({ text: letters.filter((text) => text !== ''), caseSensitive: fc.boolean() })
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), spaced, (words, text) => {
      const found = WordSet.compile(words).flatMap((set) => set.findAll(text))
      assert.deepEqual(found, foundSlowly(words, text))
    }),
    { numRuns: 2000 },
  )
})
