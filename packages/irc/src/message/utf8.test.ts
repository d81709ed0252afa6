import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { utf8Length } from './utf8.ts'

test('utf8Length is what an encoder writes, lone surrogates included', () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.constantFrom('\ud800', '\udfff', '\ud83d\ude00', 'é', '€'),
    ),
  })
  fc.assert(fc.property(text, (value) => assert.equal(utf8Length(value), new TextEncoder().encode(value).length)))
})
