import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { StoreError } from '../error.ts'
import { makeSealer } from './sealer.ts'

const first = randomBytes(32)
const second = randomBytes(32)

function isCorrupt(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'corrupt'
}

test('what was sealed opens as the same text, for the same purpose only', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, purpose) => {
      const sealer = makeSealer([first])
      const sealed = sealer.seal(text.toWellFormed(), purpose)
      assert.equal(sealer.open(sealed, purpose), text.toWellFormed())
      assert.throws(() => sealer.open(sealed, `${purpose}x`), isCorrupt)
    }),
  )
})

test('a changed byte anywhere is noticed', () => {
  const sealer = makeSealer([first])
  const sealed = sealer.seal('geheim', 'x')
  for (const index of sealed.keys()) {
    const changed = Uint8Array.from(sealed, (byte, at) => (at === index ? byte ^ 1 : byte))
    assert.throws(() => sealer.open(changed, 'x'), isCorrupt, `byte ${index}`)
  }
  assert.throws(() => sealer.open(sealed.subarray(0, 10), 'x'), isCorrupt)
})

test('the same text is never sealed the same way twice', () => {
  const sealer = makeSealer([first])
  assert.notDeepEqual(sealer.seal('geheim', 'x'), sealer.seal('geheim', 'x'))
})

test('with a new key in front, texts of the old one still open and are known as old', () => {
  const old = makeSealer([first]).seal('geheim', 'x')
  const both = makeSealer([second, first])
  assert.equal(both.open(old, 'x'), 'geheim')
  assert.equal(both.isCurrent(old), false)
  assert.equal(both.isCurrent(both.seal('geheim', 'x')), true)
  assert.throws(() => makeSealer([second]).open(old, 'x'), isCorrupt)
})

test('a key of another length is refused', () => {
  assert.throws(() => makeSealer([randomBytes(16)]), RangeError)
  assert.throws(() => makeSealer([]), RangeError)
})
