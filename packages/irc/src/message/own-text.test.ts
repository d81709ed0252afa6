import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { ownText } from './own-text.ts'

test('ownText is the same text, whatever is in it', () => {
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom('a', '\ud800', '\0'), fc.string({ unit: 'grapheme', maxLength: 2 })),
    maxLength: 400,
    size: 'max',
  })
  fc.assert(fc.property(text, (value) => assert.equal(ownText(value), value)))
})
