import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeStyle } from '../../elements/time.ts'
import { searchTime } from './search-time.ts'

test('what was said in another year is told with the year', () => {
  setTimeStyle({ locale: 'en-GB', hourCycle: 'h23' })
  const now = new Date(2026, 10, 22, 12, 5).getTime()
  assert.equal(searchTime(new Date(2025, 9, 18).getTime(), now), '18 Oct 2025')
  assert.doesNotMatch(searchTime(new Date(2026, 0, 2).getTime(), now), /2026/)
})
