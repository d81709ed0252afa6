import type { Page } from 'playwright-core'

/** Milliseconds in which a page that has just been opened has to show something. */
const PATIENCE = 10_000

/** What a person would see to be wrong with any page, one line each: nothing there, wider than the screen, a word left over. */
export async function seenTrouble(page: Page): Promise<readonly string[]> {
  await page.waitForFunction(() => document.body.innerText.trim() !== '', undefined, { timeout: PATIENCE })
  return await page.evaluate(() => {
    const trouble: string[] = []
    const text = document.body.innerText
    const word = /\bundefined\b|\[object |\bNaN\b|Invalid Date/.exec(text)
    if (word) trouble.push(`it says "${text.slice(Math.max(0, word.index - 40), word.index + 40)}"`)
    const width = document.documentElement.scrollWidth
    if (width > window.innerWidth + 1) trouble.push(`${width} px wide on a screen of ${window.innerWidth}`)
    for (const element of document.querySelectorAll('button, a[href], [role=menuitem], input, textarea')) {
      if (element.getBoundingClientRect().width === 0) continue
      const label = element.getAttribute('aria-label') ?? element.textContent
      const named = label !== '' || element.matches('[title], [aria-labelledby], [placeholder], input, textarea')
      if (!named) trouble.push(`no name: ${element.outerHTML.slice(0, 120)}`)
    }
    return trouble
  })
}
