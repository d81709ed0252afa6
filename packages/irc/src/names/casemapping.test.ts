import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { type Casemapping, fold, sameName } from './casemapping.ts'

const casemappings: readonly Casemapping[] = ['ascii', 'rfc1459', 'rfc1459-strict']
const name = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...Array.from('AaZz[{]}\\|~^@`_é\u0130')),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
})

describe('casemapping (pitfall 27)', () => {
  test('ascii folds letters alone', () => {
    assert.equal(fold('#ABZ[]\\~', 'ascii'), '#abz[]\\~')
  })

  test('rfc1459 folds []\\~ to {}|^', () => {
    assert.equal(fold('#AZ[]\\~^', 'rfc1459'), '#az{}|^^')
  })

  test('rfc1459-strict does not fold ~', () => {
    assert.equal(fold('AZ[]\\~^', 'rfc1459-strict'), 'az{}|~^')
  })

  test('nothing but ASCII is folded', () => {
    for (const casemapping of casemappings) assert.equal(fold('ÉİẞΣ', casemapping), 'ÉİẞΣ')
  })

  for (const casemapping of casemappings) {
    test(`${casemapping}: folding twice is folding once, and the length stays`, () => {
      fc.assert(
        fc.property(name, (text) => {
          const folded = fold(text, casemapping)
          assert.equal(fold(folded, casemapping), folded)
          assert.equal(folded.length, text.length)
        }),
      )
    })

    test(`${casemapping}: two names are the same exactly where they fold alike`, () => {
      fc.assert(
        fc.property(name, name, (a, b) => {
          assert.equal(sameName(a, b, casemapping), fold(a, casemapping) === fold(b, casemapping))
          assert.ok(sameName(a, a.toUpperCase() === a ? fold(a, casemapping) : a, casemapping))
        }),
      )
    })
  }

  test('each casemapping makes the same whatever a narrower one does', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        if (sameName(a, b, 'ascii')) assert.ok(sameName(a, b, 'rfc1459-strict'))
        if (sameName(a, b, 'rfc1459-strict')) assert.ok(sameName(a, b, 'rfc1459'))
      }),
    )
  })
})
