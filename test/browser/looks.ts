import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { smallTargets } from './in-page.ts'
import { accessibilityTrouble } from './person.ts'
import { screenshot } from './screenshot.ts'

/** The sizes at which every screen is looked at. */
export const sizes = [
  { name: 'phone', viewport: { width: 390, height: 844 }, touch: true },
  { name: 'wide', viewport: { width: 1440, height: 900 }, touch: false },
] as const

/** A picture of what the page shows, light and dark; axe finds nothing wrong with it, and a thumb nothing too small. */
export async function looksRight(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await screenshot(page, `${name}-${colorScheme}`)
    const about = colorScheme === 'light' ? 'all' : 'colors'
    assert.deepEqual(await accessibilityTrouble(page, about), [], `${name}, ${colorScheme}`)
  }
  assert.deepEqual(await page.evaluate(smallTargets), [], name)
}
