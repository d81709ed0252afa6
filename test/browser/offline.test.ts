import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { RawClient, skipUnless } from '@longwire/peers'
import {
  atUpperEnd,
  holdTimers,
  framesLater,
  goWithin,
  isKept,
  isLogHigherThan,
  logHeight,
  serviceWorkerReady,
} from './in-page.ts'
import { startPerson } from './person.ts'
import { screenshot } from './screenshot.ts'
import { confirmed, eventually, say } from './steps.ts'
import { troubleIn } from './trouble.ts'

/** How many lines a device keeps of a conversation, and a history several times as long. */
const kept = 200
const oldLines = 3 * kept
/** How many were said after them. */
const said = 3
/** Milliseconds in which one can think better of taking something back. */
const timeToUndo = 7_000

const skip = await skipUnless('ergo', 'chromium')

// Pitfall 36 and 42: what was missed is known, and input is not lost.
test('without a network the page opens from what it keeps; what is written then is sent once, and what was missed is there', {
  skip,
}, async () => {
  await using person = await startPerson()
  const { page, browser, ergo } = person
  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  bob.send('JOIN #longwire')
  bob.send(...Array.from({ length: oldLines }, (_, line) => `PRIVMSG #longwire :old line ${line}.`))
  bob.send('PRIVMSG #longwire :before the tunnel')
  await confirmed(page, 'before the tunnel')
  await eventually(page, serviceWorkerReady, undefined)
  await eventually(page, isKept, 'before the tunnel')

  await browser.context.setOffline(true)
  await page.reload()
  await confirmed(page, 'before the tunnel')
  await page.getByRole('main').getByText('Offline.').waitFor()
  await say(page, 'said in the tunnel')
  await page.locator('.spoken[data-delivery=pending]', { hasText: 'said in the tunnel' }).getByText('Waiting').waitFor()
  await screenshot(page, 'phone-in-the-tunnel')
  bob.send('PRIVMSG #longwire :are you still there?')
  // Even the page may go meanwhile.
  await page.reload()
  await page.locator('.spoken[data-delivery=pending]', { hasText: 'said in the tunnel' }).waitFor()

  // What cannot be done or known now is said, where one looks.
  const place = await page.evaluate('location.pathname')
  await page.getByRole('button', { name: 'About #longwire' }).click()
  await page.getByLabel('Your nickname here').fill('adalovelace')
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  const refusal = page.getByRole('alert').getByText('You are offline.')
  await refusal.waitFor()
  await page.evaluate(framesLater)
  assert.ok((await refusal.evaluate((told) => innerHeight - told.getBoundingClientRect().bottom)) > 0)
  await page.evaluate(goWithin, '/settings/notifications')
  await page.getByText('Longwire cannot be reached at the moment.').waitFor()
  // What was not kept is not shown as if it were.
  await page.getByRole('radio', { name: 'Nothing' }).click()
  await page.getByRole('status').getByText('You are offline.').waitFor()
  assert.ok(await page.getByRole('radio', { name: 'Mentions' }).isChecked())
  await page.evaluate(goWithin, String(place))
  await page.locator('.spoken[data-delivery=pending]', { hasText: 'said in the tunnel' }).waitFor()

  await browser.context.setOffline(false)
  await bob.waitFor(/PRIVMSG #longwire :said in the tunnel/)
  await confirmed(page, 'said in the tunnel')
  await confirmed(page, 'are you still there?')
  assert.equal(await page.locator('.spoken', { hasText: 'said in the tunnel' }).count(), 1)
  bob.send('PING done')
  await bob.waitFor(/PONG/)
  assert.equal(bob.lines.filter((line) => line.includes('said in the tunnel')).length, 1)

  // Whoever went to the beginning of what is kept is given what is older as soon as there is somebody to ask, a page of it.
  await browser.context.setOffline(true)
  await page.reload()
  await confirmed(page, 'are you still there?')
  await page.getByRole('main').getByText('Offline.').waitFor()
  // Nobody can be asked to take something back: that is said at once, and not when there is no way back any more.
  await page.evaluate(holdTimers, timeToUndo)
  await page.locator('.spoken', { hasText: 'said in the tunnel' }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Take it back' }).click()
  await page.getByRole('status').getByText('You are offline.').waitFor()
  assert.equal(await page.locator('.undo').count(), 0)
  await page.waitForFunction(atUpperEnd, `old line ${oldLines - kept + said}.`)
  const height = await page.evaluate(logHeight)
  await browser.context.setOffline(false)
  await page.waitForFunction(isLogHigherThan, height * 1.2)
  bob.send('PRIVMSG #longwire :up there?')
  await page.getByRole('button', { name: '1 new message' }).waitFor()
  assert.ok((await page.evaluate(logHeight)) < height * 2)
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

test('signing out leaves nothing behind on the device, and one signs in again', { skip }, async () => {
  await using person = await startPerson()
  const { page } = person
  await say(page, 'a secret')
  await confirmed(page, 'a secret')
  await page.goto(new URL('/settings', person.longwire.url).href)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor()
  assert.deepEqual(await keptDatabases(page), [])
  assert.deepEqual(await page.evaluate('Object.keys(localStorage).filter((key) => /user|kept/.test(key))'), [])

  await page.getByLabel('Name', { exact: true }).fill('ada')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('navigation').getByText('#longwire', { exact: true }).waitFor()
})

async function keptDatabases(page: Page): Promise<unknown> {
  return await page.evaluate('indexedDB.databases().then((all) => all.map((one) => one.name))')
}
