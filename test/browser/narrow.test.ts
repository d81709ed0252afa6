/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RawClient, skipUnless } from '@longwire/peers'
import { smallTargets } from './in-page.ts'
import { startPerson } from './person.ts'
import { screenshot } from './screenshot.ts'
import { say } from './steps.ts'
import { troubleIn } from './trouble.ts'

const skip = await skipUnless('ergo', 'chromium')

test('on the smallest phone a thumb meets everything, however small the text, and what is cut says so', {
  skip,
}, async () => {
  await using person = await startPerson({ viewport: { width: 320, height: 568 } })
  const { page, browser, ergo } = person
  const channel = '#a-channel-with-a-name-that-is-long'
  await say(page, `/join ${channel}`)
  await page.getByRole('heading', { name: channel }).waitFor()
  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  await using clara = await RawClient.register({ port: ergo.port }, 'clara')
  for (const client of [bob, clara]) client.send(`JOIN ${channel}`)
  await page.locator('.condensed', { hasText: 'clara' }).waitFor()

  // What invites to write does not fit.
  const cut = await page.getByLabel('Write a message').evaluate((field) => {
    const { textOverflow, textWrapMode, overflowX } = getComputedStyle(field, '::placeholder')
    return [textOverflow, textWrapMode, overflowX]
  })
  assert.deepEqual(cut, ['ellipsis', 'nowrap', 'hidden'])
  await screenshot(page, 'small-phone-long-name')

  const everyLook = async (place: string): Promise<void> => {
    for (const [textSize, density] of [
      ['small', 'compact'],
      ['small', 'normal'],
      ['normal', 'compact'],
      ['normal', 'normal'],
    ]) {
      await page.evaluate((look) => void Object.assign(document.documentElement.dataset, look), { textSize, density })
      assert.deepEqual(await page.evaluate(smallTargets), [], `${place}, ${textSize} and ${density}`)
    }
  }
  await everyLook('conversation')
  await page.locator('.condensed button').tap()
  await everyLook('comings and goings, one by one')
  await page.getByRole('button', { name: `About ${channel}` }).tap()
  await page.getByRole('radio').first().waitFor({ state: 'attached' })
  await everyLook('channel')
  await page.goBack()
  await page.goto(new URL('/', person.longwire.url).href)
  await page.locator('.conversation-row').first().waitFor()
  await everyLook('list')
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})
