import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { isQuiet } from './quiet-hours.ts'

const HOUR = 60
const utc = (hour: number, minute = 0): number => Date.UTC(2026, 1, 3, hour, minute)
const night = { quietHours: [{ from: 22 * HOUR, to: 7 * HOUR }] }
const lunch = { quietHours: [{ from: 12 * HOUR, to: 13 * HOUR }] }

describe('quiet hours', () => {
  test('hold from their beginning to before their end', () => {
    assert.equal(isQuiet(lunch, utc(11, 59), 0), false)
    assert.equal(isQuiet(lunch, utc(12), 0), true)
    assert.equal(isQuiet(lunch, utc(12, 59), 0), true)
    assert.equal(isQuiet(lunch, utc(13), 0), false)
  })

  test('reach over midnight where they end before they begin', () => {
    assert.equal(isQuiet(night, utc(21, 59), 0), false)
    assert.equal(isQuiet(night, utc(23), 0), true)
    assert.equal(isQuiet(night, utc(6, 59), 0), true)
    assert.equal(isQuiet(night, utc(7), 0), false)
  })

  test('go by the clock of the person', () => {
    // Helsinki in winter, New York in winter, Kathmandu.
    assert.equal(isQuiet(night, utc(20), 120), true)
    assert.equal(isQuiet(night, utc(2, 59), -300), false)
    assert.equal(isQuiet(night, utc(3), -300), true)
    assert.equal(isQuiet(night, utc(16, 14), 345), false)
    assert.equal(isQuiet(night, utc(16, 15), 345), true)
  })

  test('are the whole day where they end when they begin', () => {
    assert.equal(isQuiet({ quietHours: [{ from: 60, to: 60 }] }, utc(0), 0), true)
    assert.equal(isQuiet({ quietHours: [{ from: 60, to: 60 }] }, utc(1), 0), true)
  })

  test('may be taken at once, until a time or until further notice', () => {
    assert.equal(isQuiet({ quietUntil: utc(9) }, utc(9) - 1, 0), true)
    assert.equal(isQuiet({ quietUntil: utc(9) }, utc(9), 0), false)
    assert.equal(isQuiet({ quietUntil: Number.POSITIVE_INFINITY }, utc(9), 0), true)
    assert.equal(isQuiet({}, utc(9), 0), false)
  })

  test('a span and the one from its end to its beginning share the day between them', () => {
    const minute = fc.integer({ min: 0, max: 1439 })
    fc.assert(
      fc.property(minute, minute, fc.integer(), fc.integer({ min: -720, max: 840 }), (from, to, now, offset) => {
        fc.pre(from !== to)
        const one = isQuiet({ quietHours: [{ from, to }] }, now, offset)
        const other = isQuiet({ quietHours: [{ from: to, to: from }] }, now, offset)
        assert.notEqual(one, other)
      }),
    )
  })
})
