import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEffect, createRoot } from 'solid-js'
import { VirtualEnvironment } from '@longwire/testing'
import { followDay } from './follow-day.ts'
import { dayText, setTimeStyle, shortTime } from './time.ts'

const evening = new Date(2026, 10, 22, 23, 58).getTime()
const minute = 60_000

test('on a page that stays open, what was said today was said yesterday as soon as the day has ended', async () => {
  setTimeStyle({ locale: 'en-GB', hourCycle: 'h23' })
  const environment = new VirtualEnvironment({ start: evening })
  const page = new EventTarget() as Document
  const end = followDay(page, environment)
  const seen: string[] = []
  const dispose = createRoot((done) => {
    createEffect(() => seen.push(`${dayText(evening)} | ${shortTime(evening)}`))
    return done
  })
  await environment.advance(minute)
  assert.deepEqual(seen, ['Today, Sunday 22 November | 23:58'])
  await environment.advance(minute)
  assert.equal(seen.at(-1), 'Yesterday, Sunday 22 November | Sun')
  await environment.advance(24 * 60 * minute)
  assert.equal(seen.at(-1), 'Sunday 22 November | Sun')
  end()
  await environment.advance(24 * 60 * minute)
  page.dispatchEvent(new Event('visibilitychange'))
  assert.equal(seen.length, 3)
  dispose()
})
