import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { clockTime, dayOf, dayText, fullTime, setTimeStyle, shortTime } from './time.ts'

const noon = new Date(2026, 10, 22, 12, 5).getTime()
const day = 86_400_000

test('a list tells the time today, the weekday this week, and else the date', () => {
  setTimeStyle({ locale: 'en-GB', hourCycle: 'h23' })
  assert.equal(shortTime(noon - 3_600_000, noon), '11:05')
  assert.equal(shortTime(noon - 2 * day, noon), 'Fri')
  assert.equal(shortTime(noon - 20 * day, noon), '2 Nov')
  assert.equal(shortTime(noon + 20 * day, noon), '12 Dec')
})

test('hours are written as the person wants them', () => {
  setTimeStyle({ locale: 'en-GB', hourCycle: 'h12' })
  assert.match(clockTime(noon + 3_600_000), /^0?1:05 pm$/i)
  setTimeStyle({ locale: 'en-GB', hourCycle: 'h23' })
  assert.equal(clockTime(noon + 3_600_000), '13:05')
})

test('the whole of a moment is told with its hours as they are told elsewhere', () => {
  const morning = noon - 7 * 3_600_000
  setTimeStyle({ locale: 'en-US', hourCycle: 'h12' })
  assert.match(fullTime(morning), / 5:05:00\sAM$/)
  setTimeStyle({ locale: 'en-GB', hourCycle: 'h23' })
  assert.match(fullTime(morning), /05:05:00$/)
})

test('today and yesterday are called so, in the language of the person', () => {
  setTimeStyle({ locale: 'de', hourCycle: undefined })
  assert.equal(dayText(noon, noon), 'Heute, Sonntag, 22. November')
  assert.equal(dayText(noon - day, noon), 'Gestern, Samstag, 21. November')
  assert.equal(dayText(noon - 3 * day, noon), 'Donnerstag, 19. November')
})

test('a day of another year is told with its year', () => {
  setTimeStyle({ locale: 'en-GB', hourCycle: 'h23' })
  const before = new Date(2024, 10, 22, 12, 5).getTime()
  assert.equal(shortTime(before, noon), '22 Nov 2024')
  assert.equal(dayText(before, noon), 'Friday, 22 November 2024')
  const newYear = new Date(2027, 0, 1, 9).getTime()
  assert.equal(shortTime(newYear - day, newYear), 'Thu')
  assert.equal(dayText(newYear - day, newYear), 'Yesterday, Thursday, 31 December 2026')
})

test('moments are of one day exactly where the calendar says so', () => {
  const moment = fc.integer({ min: 0, max: 4_000_000_000_000 })
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 3 * day }), (time, later) => {
      dayOf(time)
      assert.equal(dayOf(time + later), new Date(time + later).toDateString())
    }),
  )
})
