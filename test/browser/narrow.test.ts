/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { launchChromium, RawClient, skipUnless, startErgo } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { cutHints, outgrown, smallTargets } from './in-page.ts'
import { startPerson } from './person.ts'
import { screenshot } from './screenshot.ts'
import { addNetwork, confirmed, joinChannel, makeAccount, say } from './steps.ts'
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

  // One goes where one reads.
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('long')
  await page.getByRole('option', { name: channel }).waitFor()
  assert.deepEqual(await page.evaluate(cutNames), [])
  await screenshot(page, 'small-phone-jump')
  await page.keyboard.press('Escape')

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
  await say(page, 'and something to react to')
  await confirmed(page, 'and something to react to')
  await page.locator('.spoken', { hasText: 'and something to react to' }).click({ button: 'right' })
  await page.evaluate(() => void (document.documentElement.dataset['textSize'] = 'largest'))
  assert.deepEqual(await page.evaluate(smallTargets), [], 'menu, largest')
  await page.getByRole('button', { name: 'React with 👍' }).click()
  await page.getByRole('button', { name: '👍 by ada' }).waitFor()
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

test('on the smallest phone with the largest text no word of a heading is broken, and fields are as wide as the page', {
  skip,
}, async () => {
  await using person = await startPerson({ viewport: { width: 320, height: 568 } })
  const { page, browser, ergo, longwire } = person
  await say(page, '/set textSize largest')
  await page.locator('html[data-text-size=largest]').waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'About #longwire' }).tap()
  const day = page.locator('.field-row').filter({ has: page.getByLabel('Jump to a day') })
  await day.waitFor()
  const [field, row] = await Promise.all([day.locator('.field').boundingBox(), day.boundingBox()])
  assert.equal(field?.width, row?.width)
  await page.goto(new URL('/search', longwire.url).href)
  await page.getByRole('searchbox').waitFor()
  assert.deepEqual(await page.evaluate(cutHints), [])
  await page.goto(new URL('/settings/logins', longwire.url).href)
  const title = page.getByRole('heading', { name: 'Devices and app passwords' })
  await title.waitFor()
  assert.ok(await title.evaluate((heading) => heading.scrollWidth <= heading.clientWidth))

  await page.goto(longwire.url)
  await page.locator('.conversation-row').first().waitFor()
  // What large text needs comes a moment after the list.
  await page.waitForFunction(isOnOneLine, 'h1')
  await ergo.stop()
  await page.waitForFunction(isWhole, '.network-state .one-line')
  await screenshot(page, 'small-phone-largest-text')
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

test('with text that is twice as large the page of an account scrolls, what was wrong is in sight, a title is whole, and one writes over all of the width', {
  skip,
}, async () => {
  await using longwire = await Longwire.start()
  await using browser = await launchChromium({ textSize: 32 })
  await using ergo = await startErgo()
  const { page } = browser
  await page.goto(await longwire.setupLink())
  await page.getByLabel('Name', { exact: true }).fill('ada')
  await page.getByLabel('Password', { exact: true }).fill('short')
  assert.deepEqual(await page.evaluate(outgrown), [])
  await page.getByRole('button', { name: 'Create account' }).tap()
  await page.getByRole('alert').waitFor()
  await page.waitForFunction(isInSight, '.problem')
  await screenshot(page, 'large-text-refused')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: 'Create account' }).tap()
  // What the page is told is what was wrong: none of it is trouble.
  const complaints = browser.consoleLines.length
  await page.getByRole('button', { name: 'Add a network' }).first().tap()
  await page.getByRole('button', { name: 'Another server' }).tap()
  const [host, port] = await Promise.all(['host', 'port'].map((name) => page.locator(`[name=${name}]`).boundingBox()))
  assert.equal(host?.width, port?.width)
  await page.goto(longwire.url)
  await addNetwork(page, { name: 'Ergo', port: ergo.port, nickname: 'ada', tls: false })
  await joinChannel(page, '#longwire')
  const title = page.getByRole('button', { name: 'About #longwire' })
  assert.ok(await title.evaluate((name) => name.scrollWidth <= name.clientWidth))
  const writing = page.getByLabel('Write a message')
  const field = await writing.boundingBox()
  assert.ok((field?.width ?? 0) > 340, `${field?.width}`)
  assert.ok(await writing.evaluate((text) => text.scrollHeight <= text.clientHeight + 4))
  const send = await page.getByRole('button', { name: 'Send' }).boundingBox()
  assert.ok((send?.x ?? 0) > 300, `${send?.x}`)
  assert.deepEqual(await page.evaluate(smallTargets), [])
  await screenshot(page, 'large-text-conversation')
  // There is room for what was said above what one formats.
  await page.getByRole('button', { name: 'Formatting' }).tap()
  await writing.fill('this is **bold**, `code` and ||a secret|| in a text that is longer than the field')
  await page.locator('.format-preview').waitFor()
  assert.deepEqual(await page.evaluate(outgrown), [])
  assert.ok(((await page.getByRole('log').boundingBox())?.height ?? 0) > 100)
  await screenshot(page, 'large-text-formatting')
  await writing.fill('')
  await page.goto(new URL('/settings/conversations', longwire.url).href)
  await page.getByRole('switch').first().waitFor()
  assert.equal(await page.evaluate(linesOf, '.page h1'), 2)
  await page.goto(longwire.url)
  await page.locator('.conversation-row').first().waitFor()
  await page.waitForFunction(isOnOneLine, 'h1')
  await screenshot(page, 'large-text-list')
  assert.deepEqual(troubleIn(browser.consoleLines.slice(complaints)), [])
})

test('on the smallest phone with text that is twice as large words stay whole, a row names its conversation, and a notice and a link can be read', {
  skip,
}, async () => {
  await using longwire = await Longwire.start()
  await using browser = await launchChromium({ textSize: 32, viewport: { width: 320, height: 568 } })
  await using ergo = await startErgo()
  const { page } = browser
  const headingFits = () => page.locator('h1').evaluate((heading) => heading.scrollWidth <= heading.clientWidth)
  const setup = await longwire.setupLink()
  await page.goto(setup)
  await page.locator('.welcome h1').waitFor()
  assert.ok(await headingFits())
  await makeAccount(page, setup, 'ada', 'correct horse battery')
  // Also before there is what large text needs.
  assert.ok(await page.evaluate(isOnOneLine, 'h1'))
  await addNetwork(page, { name: 'Ergo', port: ergo.port, nickname: 'ada', tls: false })
  await joinChannel(page, '#longwire')
  await say(page, '/join #another-one')
  await page.getByRole('heading', { name: '#another-one' }).waitFor()
  await page.goto(longwire.url)
  const name = page.locator('.conversation-row', { hasText: '#longwire' }).locator('.name')
  await name.waitFor()
  await page.waitForFunction(() => {
    const { scrollWidth = 1, clientWidth = 0 } = document.querySelector('.conversation-row .name') ?? {}
    return scrollWidth <= clientWidth
  })
  await screenshot(page, 'small-phone-large-text-list')
  await name.tap()
  await page.getByRole('button', { name: 'About #longwire' }).tap()
  await page.getByRole('button', { name: 'Leave the channel' }).tap()
  await page.getByRole('button', { name: 'Join again' }).waitFor()
  assert.ok((await page.evaluate(linesOf, '.notice p')) <= 3)
  assert.ok(await page.locator('.notice .button').evaluate((back) => back.scrollWidth <= back.clientWidth))
  assert.ok(await page.locator('.notice').evaluate(({ clientHeight }) => clientHeight < innerHeight / 2))
  await screenshot(page, 'small-phone-large-text-left')
  await page.goto(new URL('/settings/appearance', longwire.url).href)
  await page.getByRole('heading', { name: 'Appearance' }).waitFor()
  assert.equal(await page.evaluate(linesOf, '.page h1'), 1)
  await page.goto(new URL('/settings/administration', longwire.url).href)
  await page.getByLabel('For whom').fill('bob')
  await page.getByRole('button', { name: 'Create a link' }).tap()
  await page.locator('.told-once code').waitFor()
  await page.waitForFunction(isInSight, '.told-once > p')
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

/** Names in the list of where one can jump that are not whole. */
function cutNames(): readonly string[] {
  return [...document.querySelectorAll('.jump [role=option] bdi')]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
    .map(({ outerHTML }) => outerHTML)
}

/** Whether all of what is selected is seen. */
function isInSight(selector: string): boolean {
  const { top = -1, bottom = 0 } = document.querySelector(selector)?.getBoundingClientRect() ?? {}
  return top >= 0 && bottom <= innerHeight
}

/** Whether nothing is cut of what is selected. */
function isWhole(selector: string): boolean {
  const text = document.querySelector(selector)
  return text !== null && text.scrollWidth <= text.clientWidth
}

/** Whether the text of what is selected stands on one line. */
function isOnOneLine(selector: string): boolean {
  const element = document.querySelector(selector)
  if (element === null) return false
  const range = document.createRange()
  range.selectNodeContents(element)
  return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size === 1
}

/** On how many lines the text of what is selected stands. */
function linesOf(selector: string): number {
  const range = document.createRange()
  range.selectNodeContents(document.querySelector(selector) ?? document.body)
  return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
}
