/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { directionOf, isolated, isolating, unmarked } from './direction.ts'

test('a text runs as the first of its letters, whatever signs and digits stand before it', () => {
  assert.equal(directionOf('18:40 — שלום, all'), 'rtl')
  assert.equal(directionOf('(1) مرحبا'), 'rtl')
  assert.equal(directionOf('ok שלום'), 'ltr')
  assert.equal(directionOf('!? 12:00'), undefined)
})

test('what runs from the left stays in a sentence as it is', () => {
  for (const text of ['bob_-', 'Zoë', '日本', 'Дана', '#longwire', '']) assert.equal(isolated(text), text)
})

// UAX #9, 3.1.2: an isolate has no effect on what stands outside of it.
test('what runs from the right, or turns what follows, ends where it ends', () => {
  assert.equal(isolated('דנה'), '\u2068דנה\u2069')
  assert.equal(isolated('\u202Egnp'), '\u2068\u202Egnp\u2069')
  assert.equal(isolated('a\u2069b\u202E'), '\u2068ab\u202E\u2069')
  assert.equal(isolated('a\u2067b'), '\u2068a\u2067b\u2069\u2069')
})

test('whatever somebody wrote, it opens as often as it closes, and never closes what it did not open', () => {
  const mark = fc.constantFrom('\u2066', '\u2067', '\u2068', '\u2069', '\u202A', '\u202C', '\u202E', 'a', 'ש')
  fc.assert(
    fc.property(fc.array(mark), (parts) => {
      const text = isolated(parts.join(''))
      if (text === parts.join('')) return
      const depths = [...text].map((character) =>
        /[\u2066-\u2068]/.test(character) ? 1 : character === '\u2069' ? -1 : 0,
      )
      let depth = 0
      const after = depths.map((change) => (depth += change))
      assert.ok(
        after.slice(0, -1).every((open) => open > 0),
        text,
      )
      assert.equal(depth, 0, text)
    }),
  )
})

test('sentences of a page keep apart what is put into them, and numbers and words stay', () => {
  const words = {
    plain: 'Close',
    deep: { left: (name: string, why: string) => `${name} left${why}` },
    keys: [['a', 'b']],
  }
  const kept = isolating(words, 'ltr')
  assert.equal(kept.deep.left('דנה', ''), '\u2068דנה\u2069 left')
  assert.equal(kept.deep.left('bob', ''), 'bob left')
  assert.equal(isolating(words, 'rtl').deep.left('bob_-', ''), '\u2068bob_-\u2069 left')
  assert.deepEqual([kept.plain, kept.keys], ['Close', [['a', 'b']]])
})

test('a large number in a sentence is written as people of its language write it; a small one is counted by', () => {
  const words = { people: (count: number) => (count === 1 ? '1 Person' : `${count} Personen`) }
  globalThis.document = { documentElement: { lang: 'de' } } as Document
  const { people } = isolating(words, 'ltr')
  assert.equal(people(1), '1 Person')
  assert.equal(people(999), '999 Personen')
  assert.equal(people(12_345), '12.345 Personen')
})

test('what is taken elsewhere has none of the marks that keep names apart', () => {
  assert.equal(unmarked(`${isolated('דנה')}: hello`), 'דנה: hello')
})
