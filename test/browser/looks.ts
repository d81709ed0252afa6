/// <reference lib="dom" />
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { contrastIsHere, cutButtons, cutHints, movingFor, notMirrored, smallTargets } from './in-page.ts'
import { accessibilityTrouble } from './person.ts'
import { screenshot } from './screenshot.ts'

/** The sizes at which every screen is looked at. */
export const sizes = [
  { name: 'phone', viewport: { width: 390, height: 844 }, touch: true },
  { name: 'wide', viewport: { width: 1440, height: 900 }, touch: false },
] as const

/** In seconds: what moves is over before one waits for it. */
const longestMotion = 0.2

/**
 * A picture of what the page shows, light and dark; axe finds nothing wrong with it, on a phone with more contrast neither, and
 * a thumb nothing too small; no hint and no button is cut off; nothing moves where motion is not wanted, and nothing for long elsewhere; and whoever reads from the
 * right finds all of it on the other side.
 */
export async function looksRight(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await screenshot(page, `${name}-${colorScheme}`)
    const about = colorScheme === 'light' ? 'all' : 'colors'
    assert.deepEqual(await accessibilityTrouble(page, about), [], `${name}, ${colorScheme}`)
  }
  // Colours are the same at every size.
  if (name.startsWith('phone')) {
    await page.emulateMedia({ contrast: 'more' })
    await page.locator('html[data-contrast=high]').waitFor()
    await page.waitForFunction(contrastIsHere)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await screenshot(page, `${name}-contrast-${colorScheme}`)
      assert.deepEqual(await accessibilityTrouble(page, 'contrast'), [], `${name}, more contrast, ${colorScheme}`)
    }
    await page.emulateMedia({ contrast: 'no-preference' })
    await page.locator('html:not([data-contrast=high])').waitFor({ state: 'attached' })
  }
  assert.deepEqual(await page.evaluate(smallTargets), [], name)
  assert.deepEqual(await page.evaluate(cutHints), [], name)
  assert.deepEqual(await page.evaluate(cutButtons), [], name)
  assert.deepEqual(await page.evaluate(movingFor, 0), [], `${name}, without motion`)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  assert.deepEqual(await page.evaluate(movingFor, longestMotion), [], `${name}, with motion`)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  assert.deepEqual(await page.evaluate(notMirrored), [], `${name}, from the right`)
  await screenshot(page, `${name}-rtl`)
  await page.evaluate(() => void (document.documentElement.dir = 'ltr'))
}
