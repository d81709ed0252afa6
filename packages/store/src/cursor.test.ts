import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { formatCursor, parseCursor } from './cursor.ts'

const count = fc.nat(Number.MAX_SAFE_INTEGER % 1e15)

test('a cursor reads back as what it was made of, in 1 to 64 characters of A-Z a-z 0-9 . _ -', () => {
  fc.assert(
    fc.property(fc.record({ time: count, id: count, fills: count }, { noNullPrototype: true }), (point) => {
      const text = formatCursor(point)
      assert.match(text, /^[\w.-]{1,64}$/)
      assert.deepEqual(parseCursor(text), point)
    }),
  )
})

test('any other text is no cursor', () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !/^\d+\.\d+\.\d+$/.test(text)),
      (text) => parseCursor(text) === undefined,
    ),
  )
})
