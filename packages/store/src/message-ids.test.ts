import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { clampTime, slotOf } from './message-ids.ts'

const time = fc.integer({ min: 0, max: Date.UTC(2400, 0) })

test('a later time never has an earlier slot, and there is room for eight in a second', () => {
  fc.assert(
    fc.property(time, time, (a, b) => {
      assert.ok(a > b || slotOf(a) <= slotOf(b))
    }),
  )
  assert.equal(slotOf(Date.UTC(2026, 0) + 1000) - slotOf(Date.UTC(2026, 0)), 8)
})

test('PITFALLS 33: a time is kept as it is unless it is more than a minute ahead of the clock', () => {
  const now = Date.UTC(2026, 0)
  assert.equal(clampTime(now + 60_000, now, 0), now + 60_000)
  assert.equal(clampTime(now + 60_001, now, 0), now)
  assert.equal(clampTime(now - 1e12, now, 0), now - 1e12)
  assert.equal(clampTime(Number.NaN, now, 0), now)
  assert.equal(clampTime(-5, now, 0), 0)
})

test('a clock that jumped back does not push back what the network dated rightly', () => {
  const newest = Date.UTC(2026, 0)
  assert.equal(clampTime(newest + 5000, newest - 86_400_000, newest), newest + 5000)
})
