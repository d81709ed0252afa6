/// <reference lib="dom" />
import { test } from 'node:test'
import { skipUnless } from '@longwire/peers'
import { lineInView } from './in-page.ts'
import { startPerson } from './person.ts'

test('a keyboard that lies over the page, as on an iPhone, never covers where one writes', {
  skip: await skipUnless('ergo', 'chromium'),
}, async () => {
  await using person = await startPerson()
  const { page } = person
  const composer = page.locator('.composer textarea')
  await composer.focus()
  await page.evaluate(coverBy, 336)
  await page.waitForFunction(
    () => (document.querySelector('.composer textarea')?.getBoundingClientRect().bottom ?? 844) <= 844 - 336,
  )
  // Nor what was said last.
  await page.waitForFunction(lineInView, 'You joined')
  await page.evaluate(coverBy, 0)
  await page.waitForFunction(
    () => (document.querySelector('.composer textarea')?.getBoundingClientRect().bottom ?? 0) > 780,
  )
})

/** Tells the page what Safari tells it when a keyboard of this height comes. Runs in the page. */
function coverBy(height: number): void {
  const seen = visualViewport
  if (seen === null) throw new Error('There is no visual viewport')
  Object.defineProperty(seen, 'height', { value: innerHeight - height, configurable: true })
  seen.dispatchEvent(new Event('resize'))
}
