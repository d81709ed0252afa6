/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { RawClient, skipUnless } from '@longwire/peers'
import { framesLater } from './in-page.ts'
import { accessibilityTrouble, startPerson } from './person.ts'
import { screenshot } from './screenshot.ts'
import { say, writtenIs } from './steps.ts'
import { troubleIn } from './trouble.ts'

const skip = await skipUnless('ergo', 'chromium')
const wide = { viewport: { width: 1440, height: 900 }, touch: false } as const

test('conversations are pinned, muted, archived and put in order, and it holds after a reload', { skip }, async () => {
  await using person = await startPerson(wide)
  const { page, browser } = person
  for (const channel of ['#one', '#two']) {
    await say(page, `/join ${channel}`)
    await page.getByRole('heading', { name: channel }).waitFor()
  }
  await chosen(page, '#longwire', 'Pin to the top')
  await inOrder(page, '#longwire')
  await chosen(page, '#one', 'Mute')
  await row(page, '#one').getByText('Muted').waitFor({ state: 'attached' })
  await chosen(page, '#two', 'Order by hand')
  await chosen(page, '#two', 'Move down')
  await inOrder(page, '#longwire', '#one', '#two')
  await chosen(page, '#two', 'Move up')
  await inOrder(page, '#longwire', '#two', '#one')
  await dragged(page, '#one', '#two')
  await inOrder(page, '#longwire', '#one', '#two')
  // What is pinned stays above, and a press that wanders is no click.
  await dragged(page, '#two', '#longwire')
  await inOrder(page, '#longwire', '#two', '#one')
  await page.getByRole('heading', { name: '#two' }).waitFor()
  await releasedElsewhere(page, '#one', '#longwire')
  await inOrder(page, '#longwire', '#two', '#one')
  await row(page, '#one').click({ button: 'right' })
  await screenshot(page, 'wide-row-menu')
  assert.deepEqual(await accessibilityTrouble(page), [])
  await page.keyboard.press('Escape')
  await chosen(page, '#one', 'Unmute')
  await chosen(page, '#one', 'Archive')
  await row(page, '#one').waitFor({ state: 'detached' })

  await page.reload()
  await inOrder(page, '#longwire', '#two')
  // Who looks for it by its name finds it.
  await page.getByLabel('Find a conversation').fill('on')
  await row(page, '#one').waitFor()
  await page.getByLabel('Find a conversation').fill('')
  await row(page, '#one').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Archive (1)' }).click()
  await row(page, '#one').waitFor()
  await screenshot(page, 'wide-list-archive')
  // Somebody says something: it is back.
  await using bob = await RawClient.register({ port: person.ergo.port }, 'bob')
  bob.send('JOIN #one', 'PRIVMSG #one :anybody here?')
  await page.getByRole('button', { name: 'Archive (1)' }).waitFor({ state: 'detached' })
  await inOrder(page, '#longwire', '#two', '#one')
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

test('what somebody said to one alone stands in the list without the name, which is the title', { skip }, async () => {
  await using person = await startPerson()
  const { page, longwire } = person
  await using bob = await RawClient.register({ port: person.ergo.port }, 'bob')
  bob.send('JOIN #longwire', 'PRIVMSG #longwire :to all', 'PRIVMSG ada :to you')
  await page.getByRole('log').getByText('to all').waitFor()
  await page.goto(longwire.url)
  const last = (name: string) => row(page, name).locator('.last')
  await last('bob')
    .filter({ hasText: /^to you$/ })
    .waitFor()
  await last('#longwire')
    .filter({ hasText: /bob.?: to all$/ })
    .waitFor()
  await row(page, 'bob').click()
  await say(page, 'to him')
  await page.getByRole('button', { name: /^Back/ }).click()
  await last('bob')
    .filter({ hasText: /ada.?: to him$/ })
    .waitFor()
  bob.send('PRIVMSG ada :\u0001ACTION waves\u0001')
  await last('bob')
    .filter({ hasText: /bob.? waves$/ })
    .waitFor()
})

test('a row that is dragged stays where it was by Escape, and in a filtered list goes beside one that is seen', {
  skip,
}, async () => {
  await using person = await startPerson(wide)
  const { page, browser } = person
  for (const channel of ['#apple', '#mango', '#plum']) {
    await say(page, `/join ${channel}`)
    await page.getByRole('heading', { name: channel }).waitFor()
  }
  await chosen(page, '#longwire', 'Pin to the top')
  await chosen(page, '#plum', 'Order by hand')
  await dragged(page, '#apple', '#plum')
  await dragged(page, '#mango', '#plum')
  await inOrder(page, '#longwire', '#apple', '#mango', '#plum')

  await dragged(page, '#plum', '#apple', 'Escape')
  assert.equal(await page.locator('[data-dragged], [data-landing]').count(), 0)
  await inOrder(page, '#longwire', '#apple', '#mango', '#plum')
  // It was no click, either, and the key went no further.
  await dragged(page, '#apple', '#plum', 'Escape')
  await inOrder(page, '#longwire', '#apple', '#mango', '#plum')
  await page.getByRole('heading', { name: '#plum' }).waitFor()

  await page.getByLabel('Find a conversation').fill('pl')
  await row(page, '#mango').waitFor({ state: 'detached' })
  await dragged(page, '#plum', '#apple')
  await page.getByLabel('Find a conversation').fill('')
  await inOrder(page, '#longwire', '#plum', '#apple', '#mango')
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

test('keys are shown, and an action gets another one', { skip }, async () => {
  await using person = await startPerson(wide)
  const { page, browser } = person
  await page.keyboard.press('Control+/')
  const help = page.getByRole('dialog', { name: 'Keyboard' })
  await help.getByText('Next conversation', { exact: true }).waitFor()
  // What cannot be changed is told as well.
  for (const told of [
    'Walk through the messages, or the list',
    /again: the next that fits$/,
    'Close what is open, or go back',
  ]) {
    await help.getByText(told).waitFor()
  }
  await screenshot(page, 'wide-shortcuts')
  assert.deepEqual(await accessibilityTrouble(page), [])
  await help.getByRole('button', { name: /^Search:/ }).click()
  await page.keyboard.press('Alt+z')
  await help.getByText('Alt Z').waitFor()
  // It is the only one now.
  await help.getByText('Ctrl Shift F').waitFor({ state: 'detached' })
  // What is somebody else's is taken when it is pressed once more, and given back.
  await help.getByRole('button', { name: /^About this conversation:/ }).click()
  await page.keyboard.press('Alt+p')
  await help.getByText('Alt P: Show or hide people. Once more takes it.').waitFor()
  await page.keyboard.press('Enter')
  await help.getByText('Enter is needed elsewhere. Another one …').waitFor()
  await page.keyboard.press('Alt+p')
  await page.keyboard.press('Alt+p')
  await help.getByRole('button', { name: 'Show or hide people: No key. Change' }).waitFor()
  assert.deepEqual(await accessibilityTrouble(page), [])
  await help.getByRole('button', { name: 'Show or hide people: as it was' }).click()
  await help.getByRole('button', { name: 'Show or hide people: Alt P. Change' }).waitFor()
  await help.getByRole('button', { name: 'About this conversation: Alt I. Change' }).waitFor()
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'detached' })
  await page.keyboard.press('Alt+z')
  await page.getByRole('heading', { name: 'Search' }).waitFor()
  // A sign that writes something writes where one writes, and is a key elsewhere.
  await page.goBack()
  await page.getByLabel('Write a message').pressSequentially('really?')
  await writtenIs(page, 'really?')
  await page.getByRole('button', { name: 'About #longwire' }).focus()
  await page.keyboard.press('?')
  await help.waitFor()
  await help.getByRole('button', { name: 'All as they were' }).click()
  await help.getByText('Ctrl Shift F').waitFor()
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

test('what one writes is formatted by marks, with a bar and a preview, and signs are found by their names', {
  skip,
}, async () => {
  await using person = await startPerson()
  const { page, browser } = person
  await using bob = await RawClient.register({ port: person.ergo.port }, 'bob')
  bob.send('JOIN #longwire')
  await bob.waitFor(/ 366 /)
  const input = page.getByLabel('Write a message')
  await page.getByRole('button', { name: 'Formatting' }).click()
  await input.fill('this is important')
  await input.evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(8, 17))
  await page.getByRole('button', { name: 'Bold' }).click()
  await writtenIs(page, 'this is **important**')
  await page.locator('.format-preview .bold').getByText('important').waitFor()
  await screenshot(page, 'phone-formatting')
  assert.deepEqual(await accessibilityTrouble(page), [])
  await input.press('Enter')
  await bob.waitFor(/PRIVMSG #longwire :this is .important.$/)
  await page.locator('.spoken .bold').getByText('important').waitFor()
  await input.press('ArrowUp')
  await writtenIs(page, 'this is **important**')

  await input.fill('')
  await input.pressSequentially('done :tad')
  await page.getByRole('option', { name: /:tada:/ }).click()
  await writtenIs(page, 'done 🎉 ')
  await input.press('Enter')
  await bob.waitFor(/PRIVMSG #longwire :done 🎉/)
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

function row(page: Page, name: string) {
  return page.locator('.conversation-row').filter({ has: page.getByText(name, { exact: true }) })
}

async function chosen(page: Page, name: string, item: string): Promise<void> {
  await row(page, name).click({ button: 'right' })
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

async function inOrder(page: Page, ...names: readonly string[]): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      wanted.every((name, index) => document.querySelectorAll('.conversation-row bdi')[index]?.textContent === name),
    names,
  )
}

test('a list that is drawn down by a finger leads anywhere; a little is not enough', { skip }, async () => {
  await using person = await startPerson()
  const { page } = person
  await page.getByRole('button', { name: /^Back/ }).click()
  const list = page.locator('.conversations .scroll')
  await list.waitFor()
  const devtools = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', y?: number) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 180, y }] })
  const isPulled = async (): Promise<boolean> => {
    await page.evaluate(framesLater)
    return (await list.getAttribute('data-pulled')) !== null
  }
  async function draw(to: number): Promise<void> {
    await touch('touchStart', 400)
    for (let y = 420; y <= to; y += 20) await touch('touchMove', y)
  }
  // What follows the finger is fetched when nothing else is to be done: nothing happens to who comes before it.
  for (await draw(560); !(await isPulled()); await draw(560)) await touch('touchCancel')
  await touch('touchMove', 440)
  assert.equal(await isPulled(), false)
  await touch('touchEnd')
  await draw(560)
  assert.ok(await isPulled())
  assert.equal(await page.getByRole('dialog').count(), 0)
  await screenshot(page, 'phone-list-drawn-down')
  await touch('touchEnd')
  await page.getByRole('dialog', { name: 'Go to' }).waitFor()
})

/** A row is taken to the upper edge of another one by the mouse. */
async function dragged(page: Page, name: string, to: string, key?: string): Promise<void> {
  const [from, onto] = await Promise.all([row(page, name).boundingBox(), row(page, to).boundingBox()])
  assert.ok(from !== null && onto !== null)
  await page.mouse.move(from.x + 60, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(from.x + 60, from.y + from.height / 2 - 10)
  await page.mouse.move(onto.x + 60, onto.y + 4)
  await page.locator('.conversation-row[data-landing]').waitFor()
  if (key !== undefined) await page.keyboard.press(key)
  await page.mouse.up()
}

/** A row is pressed, the mouse leaves the list with it and is released, and comes back at another row: nothing is taken along. */
async function releasedElsewhere(page: Page, name: string, over: string): Promise<void> {
  const [from, onto] = await Promise.all([row(page, name).boundingBox(), row(page, over).boundingBox()])
  assert.ok(from !== null && onto !== null)
  await page.mouse.move(from.x + 60, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(from.x + 600, from.y + from.height / 2)
  await page.mouse.up()
  await page.mouse.move(onto.x + 60, onto.y + 4)
  await page.evaluate(framesLater)
  assert.equal(await page.locator('[data-dragged], [data-landing]').count(), 0)
}
