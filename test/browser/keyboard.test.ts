import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { RawClient, launchChromium, skipUnless, startErgo } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { enterOfComposition, focusIsSeen, focusedText } from './in-page.ts'
import { confirmed, writtenIs } from './steps.ts'
import { troubleIn } from './trouble.ts'

test('all of it is done by keyboard alone, and the focus is always somewhere that is seen', {
  skip: await skipUnless('ergo', 'chromium'),
}, async () => {
  await using ergo = await startErgo()
  await using longwire = await Longwire.start()
  await using browser = await launchChromium({ viewport: { width: 1440, height: 900 }, touch: false })
  const { page } = browser
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const type = (text: string): Promise<void> => page.keyboard.type(text)
  /** Presses Tab until what has the focus is called so. */
  const tabTo = async (name: RegExp, key = 'Tab'): Promise<void> => {
    for (let step = 0; step < 60; step++) {
      if (name.test(await page.evaluate(focusedText))) return
      await press(key)
      assert.ok(await page.evaluate(focusIsSeen), `after ${key} on the way to ${name}`)
    }
    throw new Error(`${name} was not reached; the focus is at ${await page.evaluate(focusedText)}`)
  }

  await page.goto(await longwire.setupLink())
  await page.getByLabel('Name', { exact: true }).waitFor()
  await tabTo(/^Name/)
  await type('ada')
  await tabTo(/^Password/)
  await type('correct horse battery')
  await press('Enter')
  await page.getByText('No networks yet').waitFor()
  await tabTo(/^Add a network/)
  await press('Enter')
  await page.getByRole('heading', { name: 'Add a network' }).waitFor()
  await tabTo(/^Another server/)
  await press('Enter')
  await tabTo(/^Server/)
  await type(`127.0.0.1:${ergo.port}`)
  await tabTo(/^Encrypt/)
  await press('Space')
  await tabTo(/^Nickname/)
  await press('Control+a')
  await type('ada')
  await press('Enter')
  await page.getByRole('heading', { name: 'Join a channel' }).waitFor()
  await tabTo(/^Channel/)
  await press('Control+a')
  await type('#longwire')
  await press('Enter')
  await page.getByRole('heading', { name: '#longwire' }).waitFor()

  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  bob.send('JOIN #longwire', 'PRIVMSG #longwire :first', 'PRIVMSG #longwire :second')
  await confirmed(page, 'second')
  // One writes at once; with Shift and Tab one comes to what was said.
  await tabTo(/^Write a message/)
  await tabTo(/^Messages in #longwire/, 'Shift+Tab')
  await press('ArrowUp', 'ArrowUp')
  await page.locator('.spoken:focus', { hasText: 'first' }).waitFor()
  await press('Enter')
  await page.getByRole('menu').waitFor()
  await press('ArrowDown', 'ArrowUp', 'Enter')
  await page.locator('.answer-bar').getByText('first').waitFor()
  await type('the first of many')
  await press('Enter')
  await bob.waitFor(/PRIVMSG #longwire :the first of many/)
  assert.deepEqual(await saidTwice(page), [])

  await type('/jo')
  await page
    .getByRole('option', { name: /^\/join/ })
    .and(page.locator(':first-child'))
    .waitFor()
  await press('ArrowDown', 'Enter')
  await writtenIs(page, '/join ')
  await type('#other')
  await press('Enter')
  await page.getByRole('heading', { name: '#other' }).waitFor()
  await press('Control+k')
  await type('long')
  await press('Enter')
  await page.getByRole('heading', { name: '#longwire' }).waitFor()
  await press('Alt+ArrowDown')
  await page.getByRole('heading', { name: '#other' }).waitFor()
  assert.ok(await page.evaluate(focusIsSeen))
  await tabTo(/^About #other/, 'Shift+Tab')
  await press('Enter')
  await page.getByRole('region', { name: '#other' }).waitFor()
  await tabTo(/^Close/)
  await press('Escape')
  await page.getByRole('region', { name: '#other' }).waitFor({ state: 'detached' })
  // One goes on writing.
  const writing = page.locator('.composer textarea:focus')
  await writing.waitFor()

  // What opened something by a key closes it again, and one stays in the conversation.
  const other = page.getByRole('heading', { name: '#other' }).first()
  await press('Alt+i')
  await page.locator('.panel h1:focus').waitFor()
  await press('Alt+i')
  await page.locator('.panel[aria-label="#other"]').waitFor({ state: 'detached' })
  await writing.waitFor()
  const people = page.getByRole('region', { name: 'People' })
  await people.waitFor()
  await press('Alt+p')
  await people.waitFor({ state: 'detached' })
  await other.waitFor()
  await press('Alt+p')
  await people.waitFor()
  await other.waitFor()
  await writing.waitFor()
  // Escape leads back from what is only read.
  await press('Control+Shift+F')
  await page.getByRole('heading', { name: 'Search' }).waitFor()
  await page.locator('input[type=search]:focus').waitFor()
  await press('Escape')
  await other.waitFor()
  // The Enter that ends a composition sends nothing: Safari tells it by its code alone.
  await press('Alt+w')
  await type('half a wo')
  await page.evaluate(enterOfComposition)
  await writtenIs(page, 'half a wo')
  await press('Control+a', 'Delete')

  // Arrows walk through the list, and Enter in its filter opens what is found first.
  await press('Alt+l', 'Home')
  await page.locator('li:nth-child(1) > .conversation-row:focus').waitFor()
  await press('ArrowDown')
  await page.locator('li:nth-child(2) > .conversation-row:focus').waitFor()
  await tabTo(/^Find a conversation/, 'Shift+Tab')
  await type('long')
  await page.locator('.conversation-row', { hasText: '#other' }).waitFor({ state: 'detached' })
  await press('Enter')
  await page.getByRole('heading', { name: '#longwire' }).first().waitFor()
  // What is closed with all that was in it leaves the focus in the list.
  await page.getByLabel('Find a conversation').fill('')
  await press('Control+k')
  await type('other')
  await press('Enter')
  await other.waitFor()
  await writing.waitFor()
  await type('/close')
  await press('Enter')
  await page.locator('.conversation-row:focus').waitFor()

  // What is wrong with a network is told once, where one looks.
  await ergo.kill()
  const card = page.getByRole('alert')
  await card.waitFor()
  await tabTo(/^Settings of/, 'Shift+Tab')
  await press('Enter')
  await page.getByRole('main').getByRole('alert').waitFor()
  assert.equal(await card.count(), 1)
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

/** What a screen reader would say twice: as the name of something, and as what there is to know about it. */
async function saidTwice(page: Page): Promise<readonly string[]> {
  const devTools = await page.context().newCDPSession(page)
  const { nodes } = await devTools.send('Accessibility.getFullAXTree')
  await devTools.detach()
  const told = nodes.map(
    ({ name, description }) => [String(name?.value ?? ''), String(description?.value ?? '')] as const,
  )
  assert.ok(told.some(([name]) => name === 'Send'))
  return told.filter(([name, description]) => name !== '' && name === description).map(([name]) => name)
}
