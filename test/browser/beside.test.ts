import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RawClient, skipUnless } from '@longwire/peers'
import { accessibilityTrouble, startPerson } from './person.ts'
import { screenshot } from './screenshot.ts'
import { confirmed, joinChannel, say } from './steps.ts'
import { troubleIn } from './trouble.ts'

/** More than a screen keeps of a conversation. */
const oldLines = 260

/** Scrolls what stands beside up to where it begins, in the page; whether this is said there. */
function atItsUpperEnd(text: string): boolean {
  const lines = document.querySelector('.beside .lines')
  lines?.scrollTo({ top: 0 })
  return lines?.textContent?.includes(text) === true
}

test('on a wide screen two conversations stand beside each other, by mouse and by keys', {
  skip: await skipUnless('ergo', 'chromium'),
}, async () => {
  await using person = await startPerson({ viewport: { width: 1440, height: 900 }, touch: false })
  const { page, browser } = person
  await using bob = await RawClient.register({ port: person.ergo.port }, 'bob')
  bob.send('JOIN #longwire,#second')
  bob.send(...Array.from({ length: oldLines }, (_, line) => `PRIVMSG #longwire :old line ${line}.`))
  await confirmed(page, `old line ${oldLines - 1}.`)
  await page.getByRole('button', { name: 'Join a channel: Ergo' }).click()
  await joinChannel(page, '#second')
  await page.locator('.conversation-row', { hasText: '#longwire' }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Open beside' }).click()
  const beside = page.getByRole('region', { name: '#longwire', exact: true })
  const first = page.getByRole('main')
  await beside.getByRole('log').waitFor()

  await beside.getByLabel('Write a message').fill('said on the right')
  await beside.getByLabel('Write a message').press('Enter')
  await beside.locator('article[data-delivery=confirmed]', { hasText: 'said on the right' }).waitFor()
  await page.keyboard.press('Alt+o')
  await page.keyboard.type('said on the left')
  await page.keyboard.press('Enter')
  await first.locator('article[data-delivery=confirmed]', { hasText: 'said on the left' }).waitFor()
  await bob.waitFor(/PRIVMSG #second :said on the left/)
  assert.equal(await beside.getByText('said on the left').count(), 0)
  assert.deepEqual(await accessibilityTrouble(page), [])
  await screenshot(page, 'wide-beside')

  // It is there again after a reload, and on a screen that became narrow it is not.
  await page.reload()
  await beside.getByText('said on the right').waitFor()
  // What is older than what was kept here comes when one scrolls there, and the other stays where it is.
  await page.waitForFunction(atItsUpperEnd, 'old line 0.')
  await first.getByText('said on the left').waitFor()
  await page.setViewportSize({ width: 1000, height: 800 })
  await beside.waitFor({ state: 'detached' })
  await page.setViewportSize({ width: 1440, height: 900 })
  await beside.getByText('said on the right').waitFor()

  // What tells of it opens where there are panels: the two change places.
  await beside.getByRole('button', { name: 'About #longwire' }).click()
  await first.getByRole('region', { name: '#longwire', exact: true }).waitFor()
  await page.getByRole('region', { name: '#second', exact: true }).getByRole('log').waitFor()
  // Both are there when it is closed.
  await page.keyboard.press('Escape')
  await first.getByRole('region', { name: '#longwire', exact: true }).waitFor({ state: 'detached' })
  await first.getByRole('heading', { name: '#longwire' }).waitFor()
  await page.getByRole('region', { name: '#second', exact: true }).getByRole('log').waitFor()
  await page.keyboard.press('Alt+b')
  await page.getByRole('region', { name: '#second', exact: true }).waitFor({ state: 'detached' })
  await say(page, 'alone again')
  await confirmed(page, 'alone again')
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})
