import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RawClient, skipUnless } from '@longwire/peers'
import { accessibilityTrouble, startPerson } from './person.ts'
import { screenshot } from './screenshot.ts'
import { confirmed, joinChannel, say } from './steps.ts'
import { troubleIn } from './trouble.ts'

test('on a wide screen two conversations stand beside each other, by mouse and by keys', {
  skip: await skipUnless('ergo', 'chromium'),
}, async () => {
  await using person = await startPerson({ viewport: { width: 1440, height: 900 }, touch: false })
  const { page, browser } = person
  await using bob = await RawClient.register({ port: person.ergo.port }, 'bob')
  bob.send('JOIN #longwire,#second')
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
  await page.setViewportSize({ width: 1000, height: 800 })
  await beside.waitFor({ state: 'detached' })
  await page.setViewportSize({ width: 1440, height: 900 })
  await beside.getByText('said on the right').waitFor()

  // What tells of it opens where there are panels: the two change places.
  await beside.getByRole('button', { name: 'About #longwire' }).click()
  await first.getByRole('region', { name: '#longwire', exact: true }).waitFor()
  await page.getByRole('region', { name: '#second', exact: true }).getByRole('log').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+b')
  await page.getByRole('region', { name: '#second', exact: true }).waitFor({ state: 'detached' })
  await say(page, 'alone again')
  await confirmed(page, 'alone again')
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})
