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

  // On its side there is room for little: what one writes, and what completes it, share it.
  await page.setViewportSize({ width: 844, height: 390 })
  await page.evaluate(coverBy, 200)
  await composer.fill('one\ntwo\nthree\nfour\nfive\nsix\n:smi')
  await composer.press('End')
  await composer.pressSequentially('l')
  await page.getByRole('option').first().waitFor()
  await page.waitForFunction(isWithin, ['.composer textarea', 190] as const)
  await page.waitForFunction(isWithin, ['.completions', 190] as const)
  await composer.fill('')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('l')
  await page.getByRole('option').first().waitFor()
  await page.waitForFunction(isWithin, ['dialog[open]', 190] as const)
})

/** Whether all of it stands between the upper edge and this height. Runs in the page. */
function isWithin([selector, height]: readonly [string, number]): boolean {
  const { top, bottom } = document.querySelector(selector)?.getBoundingClientRect() ?? { top: -1, bottom: -1 }
  return top >= 0 && bottom <= height
}

/** Tells the page what Safari tells it when a keyboard of this height comes. Runs in the page. */
function coverBy(height: number): void {
  const seen = visualViewport
  if (seen === null) throw new Error('There is no visual viewport')
  Object.defineProperty(seen, 'height', { value: innerHeight - height, configurable: true })
  seen.dispatchEvent(new Event('resize'))
}
