/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RawClient, skipUnless } from '@longwire/peers'
import { startPerson } from './person.ts'
import { confirmed, say, writtenIs } from './steps.ts'
import { troubleIn } from './trouble.ts'

const skip = await skipUnless('ergo', 'chromium')

test('two tabs of one browser show the same, once; it is whole after a reload, and both end together', {
  skip,
}, async () => {
  await using person = await startPerson()
  const { page, browser, ergo } = person
  const other = await browser.context.newPage()
  await other.goto(page.url())
  await other.getByRole('heading', { name: '#longwire' }).waitFor()
  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  bob.send('JOIN #longwire', 'PRIVMSG #longwire :to all tabs')
  await say(page, 'from the first')
  await say(other, 'from the second')
  for (const tab of [page, other]) {
    for (const text of ['to all tabs', 'from the first', 'from the second']) {
      await confirmed(tab, text)
      assert.equal(await tab.locator('.spoken', { hasText: text }).count(), 1)
    }
  }
  await other.reload()
  await confirmed(other, 'from the second')
  assert.equal(await other.locator('.spoken', { hasText: 'from the first' }).count(), 1)

  await page.goto(new URL('/settings', person.longwire.url).href)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click()
  for (const tab of [page, other]) await tab.getByRole('heading', { name: 'Sign in', exact: true }).waitFor()
  assert.deepEqual(await page.evaluate('indexedDB.databases().then((all) => all.map((one) => one.name))'), [])
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

test('what is written in one tab stands in the other, and is gone there when it was sent', { skip }, async () => {
  await using person = await startPerson()
  const { page, browser } = person
  const other = await browser.context.newPage()
  await other.goto(page.url())
  await other.getByRole('heading', { name: '#longwire' }).waitFor()
  await page.getByLabel('Write a message').fill('half a thought')
  await writtenIs(other, 'half a thought')
  await other.getByLabel('Write a message').fill('half a thought, and the rest')
  await writtenIs(page, 'half a thought, and the rest')
  await page.getByLabel('Write a message').press('Enter')
  await confirmed(other, 'half a thought, and the rest')
  await writtenIs(other, '')
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

test('what one tab is set to look like holds in the other at once, its language too', { skip }, async () => {
  await using person = await startPerson()
  const { page, browser, longwire } = person
  const other = await browser.context.newPage()
  await other.goto(page.url())
  await other.getByRole('heading', { name: '#longwire' }).waitFor()
  await page.goto(new URL('/settings/appearance', longwire.url).href)
  await page.getByRole('radio', { name: 'Very large' }).check()
  await page.getByRole('radio', { name: 'Plum' }).check()
  await other.locator('html[data-text-size=largest][data-accent=plum]').waitFor()
  await page.getByRole('radio', { name: 'Deutsch' }).check()
  for (const tab of [page, other]) await tab.locator('html[lang=de]').waitFor()
  await page.getByRole('heading', { name: 'Aussehen', exact: true, level: 1 }).waitFor()
  await other.getByLabel('Nachricht schreiben').waitFor()

  // By a command as well, which is not left where it was written.
  await other.getByLabel('Nachricht schreiben').fill('/set language en')
  await other.getByLabel('Nachricht schreiben').press('Enter')
  for (const tab of [page, other]) await tab.locator('html[lang=en]').waitFor()
  await other.getByRole('heading', { name: '#longwire' }).waitFor()
  await writtenIs(other, '')
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

test('a form that is half filled in is not lost to another language, which holds when one has left it', {
  skip,
}, async () => {
  await using person = await startPerson()
  const { page, browser, longwire } = person
  await page.getByRole('button', { name: /^Back|unread/ }).tap()
  await page.getByRole('button', { name: 'Add a network' }).first().tap()
  await page.getByRole('button', { name: 'Another server' }).tap()
  await page.getByLabel('Server', { exact: true }).fill('irc.example.org')
  await page.getByLabel('Server', { exact: true }).press('Tab')
  const other = await browser.context.newPage()
  await other.goto(new URL('/settings/appearance', longwire.url).href)
  const dark = page.locator('html[data-theme=dark]')
  await other.getByRole('radio', { name: 'Deutsch' }).check()
  await other.locator('html[lang=de]').waitFor()
  await other.getByRole('radio', { name: 'Dunkel' }).check()
  await dark.waitFor()
  assert.equal(await page.getByLabel('Server', { exact: true }).inputValue(), 'irc.example.org')
  await page.getByRole('button', { name: 'Back', exact: true }).tap()
  await page.locator('html[lang=de]').waitFor()
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})
