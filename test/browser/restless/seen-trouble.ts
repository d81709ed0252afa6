import type { Page } from 'playwright-core'
import { smallTargets } from '../in-page.ts'
import { troubleIn } from '../trouble.ts'

/** Milliseconds in which a page that has just been opened has to show something. */
const PATIENCE = 10_000

/** Narrower screens, in pixels, are for thumbs. */
const NARROW = 500

/** Refusals that the page tells the person in words; the browser writes them to the console as well. */
const refusals = /status of (?:403|409|422) /

/** What the page complained about, and what a person would see to be wrong with any page, one line each. */
export async function seenTrouble(page: Page, consoleLines: readonly string[]): Promise<readonly string[]> {
  await page.waitForFunction(() => document.body.innerText.trim() !== '', undefined, { timeout: PATIENCE })
  const small = (page.viewportSize()?.width ?? 0) < NARROW ? await page.evaluate(smallTargets) : []
  const complaints = troubleIn(consoleLines).filter((line) => !refusals.test(line))
  return [...complaints, ...small, ...(await page.evaluate(leftOver))]
}

/** Runs inside the page. */
function leftOver(): readonly string[] {
  const trouble: string[] = []
  const text = document.body.innerText
  const word = /\bundefined\b|\[object |\bNaN\b|Invalid Date/.exec(text)
  if (word) trouble.push(`it says "${text.slice(Math.max(0, word.index - 40), word.index + 40)}"`)
  const width = document.documentElement.scrollWidth
  if (width > window.innerWidth + 1) trouble.push(`${width} px wide on a screen of ${window.innerWidth}`)
  for (const element of document.querySelectorAll('button, a[href], [role=menuitem]')) {
    const name = element.getAttribute('aria-label') ?? element.textContent
    const seen = element.getBoundingClientRect().width > 0
    if (seen && name === '' && !element.matches('[title], [aria-labelledby]')) {
      trouble.push(`no name: ${element.outerHTML.slice(0, 120)}`)
    }
  }
  return trouble
}
