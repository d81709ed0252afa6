import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeStyle } from '../../elements/time.ts'
import { dateText } from './search-time.ts'

test('a day that a search is narrowed to is told with its year, whichever that is', () => {
  setTimeStyle({ locale: 'en-GB', hourCycle: 'h23' })
  for (const year of [2025, 2026]) assert.equal(dateText(new Date(year, 9, 18).getTime()), `18 Oct ${year}`)
})
