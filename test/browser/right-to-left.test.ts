/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { RawClient, skipUnless } from '@longwire/peers'
import { accessibilityTrouble, startPerson } from './person.ts'
import { screenshot } from './screenshot.ts'
import { confirmed } from './steps.ts'
import { troubleIn } from './trouble.ts'

const said = [
  'שלום, מה שלומך? הרכבת ב-18:40',
  'مرحبا، القطار الأخير في منتصف الليل',
  'and in English: the last one',
] as const

test('each line runs in its own direction, and the pages are mirrored for who reads from the right', {
  skip: await skipUnless('ergo', 'chromium'),
}, async () => {
  await using person = await startPerson({ viewport: { width: 1440, height: 900 }, touch: false })
  const { page, browser } = person
  await using bob = await RawClient.register({ port: person.ergo.port }, 'bob')
  bob.send('JOIN #longwire')
  for (const text of said) {
    bob.send(`PRIVMSG #longwire :${text}`)
    await confirmed(page, text)
  }
  const directions = await page
    .locator('.spoken .said > p')
    .evaluateAll((lines) => lines.map((line) => getComputedStyle(line).direction))
  assert.deepEqual(directions, ['rtl', 'rtl', 'ltr'])

  for (const direction of ['ltr', 'rtl'] as const) {
    await page.evaluate((to) => void (document.documentElement.dir = to), direction)
    const [list, people, composer, send] = await Promise.all(
      ['.conversations', '.panel', '.composer textarea', '.composer .send'].map((what) => middleOf(page, what)),
    )
    const mirrored = direction === 'rtl' ? -1 : 1
    assert.ok((list ?? 0) * mirrored < (people ?? 0) * mirrored, `${direction}: the list is where reading begins`)
    assert.ok((composer ?? 0) * mirrored < (send ?? 0) * mirrored, `${direction}: one sends where reading ends`)
    const [sender, text] = await Promise.all(['.spoken .sender', '.spoken .said'].map((what) => middleOf(page, what)))
    assert.ok((sender ?? 0) * mirrored < (text ?? 0) * mirrored, `${direction}: names stand before what was said`)
    await screenshot(page, `wide-${direction}`)
    assert.deepEqual(await accessibilityTrouble(page), [])
  }
  await page.setViewportSize({ width: 390, height: 844 })
  // The page folds a moment after its window has another size.
  await page.locator('.back').waitFor()
  const [back, title] = await Promise.all(['.back', '.title h1'].map((what) => middleOf(page, what)))
  assert.ok((back ?? 0) > (title ?? 0), 'back is on the right')
  const across = await page.evaluate('document.documentElement.scrollWidth')
  assert.equal(across, 390)
  await screenshot(page, 'phone-rtl')
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

/** Where the first of these stands across the window, in pixels from the left. */
async function middleOf(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).first().boundingBox()
  assert.ok(box !== null, selector)
  return box.x + box.width / 2
}
