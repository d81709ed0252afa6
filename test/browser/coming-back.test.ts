/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RawClient, skipUnless } from '@longwire/peers'
import { atUpperEnd, holdFrames, lineInView } from './in-page.ts'
import { startPerson } from './person.ts'
import { screenshot } from './screenshot.ts'
import { confirmed } from './steps.ts'
import { troubleIn } from './trouble.ts'

const said = 150

/** What a browser tells a page that is looked at, or is not any more. */
function look(state: string): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
  document.dispatchEvent(new Event('visibilitychange'))
}

/** The first row below the unread line, in the page. */
function firstUnread(): string {
  const [first] = [...document.querySelectorAll('.row[data-fresh]')]
    .map((row) => ({ top: row.getBoundingClientRect().top, text: row.textContent }))
    .toSorted((a, b) => a.top - b.top)
  return first?.text ?? ''
}

test('a page that slept while its bouncer went and much was said begins where one had read up to, with all of it below', {
  skip: await skipUnless('ergo', 'chromium'),
}, async () => {
  await using person = await startPerson()
  const { page, browser, ergo, longwire } = person
  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  bob.send('JOIN #longwire', ...Array.from({ length: 40 }, (_, line) => `PRIVMSG #longwire :awake ${line}.`))
  await confirmed(page, 'awake 39.')
  await page.waitForFunction(lineInView, 'awake 39.')
  // What stood before one's eyes when one left is read, though no frame came after it.
  await page.evaluate(holdFrames)
  bob.send('PRIVMSG #longwire :seen last.')
  await page.waitForFunction(lineInView, 'seen last.', { polling: 20 })

  const debug = await browser.context.newCDPSession(page)
  await debug.send('Debugger.enable')
  await page.evaluate(look, 'hidden')
  await page.evaluate(() => window.framesGoOn?.())
  // Nothing runs in it any more.
  await debug.send('Debugger.pause')
  bob.send(...Array.from({ length: said }, (_, line) => `PRIVMSG #longwire :asleep ${line}.`), 'PING said')
  await bob.waitFor(/PONG \S+ :?said/)
  await longwire.kill()
  await longwire.restart()
  await debug.send('Debugger.disable')
  await page.evaluate(look, 'visible')

  await page.getByRole('button', { name: `${said} new messages` }).waitFor()
  await page.waitForFunction(lineInView, 'asleep 0.')
  assert.equal(await page.locator('.row', { hasText: /^New$/ }).count(), 1)
  assert.match(await page.evaluate(firstUnread), /asleep 0\.$/)
  await screenshot(page, 'phone-after-a-sleep')
  await page.getByRole('button', { name: `${said} new messages` }).click()
  await page.waitForFunction(lineInView, `asleep ${said - 1}.`)
  // No hole is between.
  await page.waitForFunction(atUpperEnd, 'awake 0.')
  assert.equal(await page.locator('[class*=gap]').count(), 0)
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})
