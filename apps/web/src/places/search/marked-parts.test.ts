import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { markedParts } from './marked-parts.ts'

function shape(text: string, search: string): string {
  return markedParts(text, search)
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join('')
}

test('what was looked for is marked, however it is written', () => {
  assert.equal(shape('The Wire and the wires', 'wire'), 'The [Wire] and the [wire]s')
})

test('the longest of two words that begin together is marked', () => {
  assert.equal(shape('longwire', 'long longwire'), '[longwire]')
})

test('filters are not looked for in the text', () => {
  assert.equal(shape('from:ada said ada', 'from:ada said'), 'from:ada [said] ada')
})

test('the parts add up to the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, search) => {
      assert.equal(
        markedParts(text, search)
          .map((part) => part.text)
          .join(''),
        text,
      )
    }),
  )
})
