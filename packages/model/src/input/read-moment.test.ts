import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { readMoment } from './read-moment.ts'

const now = new Date(2026, 10, 23, 14, 30).getTime()

suite('a moment as a person types it', () => {
  test('a day is its beginning where the person is', () => {
    assert.equal(readMoment('2026-11-22', now), new Date(2026, 10, 22).getTime())
    assert.equal(readMoment('today', now), new Date(2026, 10, 23).getTime())
    assert.equal(readMoment(' Yesterday ', now), new Date(2026, 10, 22).getTime())
    assert.equal(readMoment('gestern', new Date(2026, 0, 1).getTime()), new Date(2025, 11, 31).getTime())
  })

  test('a span is so long ago', () => {
    assert.equal(readMoment('6h', now), now - 6 * 3_600_000)
    assert.equal(readMoment('3D', now), now - 3 * 86_400_000)
  })

  test('a day with a time is that time there', () => {
    assert.equal(readMoment('2026-11-22 18:30', now), new Date(2026, 10, 22, 18, 30).getTime())
  })

  test('what is none is told from what is', () => {
    for (const typed of ['', 'nonsense', '2026-02-31', '2026-13-01', '25:00', 'someday']) {
      assert.equal(readMoment(typed, now), undefined, typed)
    }
  })
})
