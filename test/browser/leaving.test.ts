import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { launchChromium, RawClient, skipUnless, startInspircd } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { addNetwork, confirmed, joinChannel, makeAccount, openConversation, say } from './steps.ts'
import { troubleIn } from './trouble.ts'

test('a channel is left at once and can be joined again; where one may not come back it is asked first', {
  skip: await skipUnless('inspircd', 'chromium'),
}, async () => {
  await using inspircd = await startInspircd()
  await using longwire = await Longwire.start()
  await using browser = await launchChromium()
  const { page } = browser
  await using bob = await RawClient.register({ port: inspircd.port }, 'bob')
  bob.send('JOIN #bees', 'JOIN #keyed', 'MODE #keyed +k sesame', 'JOIN #private')
  await bob.waitFor(/ MODE #keyed /)
  await makeAccount(page, await longwire.setupLink(), 'ada', 'correct horse battery')
  await addNetwork(page, { name: 'Insp', port: inspircd.port, nickname: 'ada', tls: false })
  await joinChannel(page, '#bees')
  await say(page, 'hello')
  await confirmed(page, 'hello')
  await say(page, '/join #private')
  await page.getByRole('heading', { name: '#private' }).waitFor()
  await say(page, '/join #keyed sesame')
  await page.getByRole('heading', { name: '#keyed' }).waitFor()
  bob.send('MODE #private +i')
  await page.getByRole('button', { name: /^Back|unread/ }).tap()
  const list = page.getByRole('navigation', { name: 'Conversations' })

  // From what it is about: one is in the list, and no way back leads to what is left.
  await openConversation(page, '#bees')
  await page.getByRole('button', { name: 'About #bees' }).tap()
  await page.getByRole('button', { name: 'Leave the channel' }).tap()
  await bob.waitFor(/:ada!\S+ PART :?#bees/)
  await page.getByRole('status').getByText('You left #bees.').waitFor()
  // What was pressed went with its page: one goes on here.
  await page.waitForFunction(() => document.activeElement?.textContent === 'Join again')
  await list.getByText('#bees', { exact: true }).waitFor({ state: 'detached' })
  assert.equal(await page.evaluate(() => (history.state as { readonly depth: number } | null)?.depth ?? 0), 0)
  await page.getByRole('button', { name: 'Join again' }).tap()
  await page.getByRole('heading', { name: '#bees' }).waitFor()
  await confirmed(page, 'hello')
  assert.equal(await page.getByText('You left #bees.').count(), 0)
  await page.getByRole('button', { name: 'Back', exact: true }).tap()

  // A key is told, since one needs it, and joining again uses it.
  await leaveFromList(page, '#keyed')
  const question = page.getByRole('dialog', { name: 'Leave #keyed?' })
  await question.getByText('#keyed has a key: without it you cannot come back. It is: sesame').waitFor()
  await question.getByRole('button', { name: 'Cancel' }).tap()
  await question.waitFor({ state: 'detached' })
  await list.getByText('#keyed', { exact: true }).waitFor()
  await leaveFromList(page, '#keyed')
  await question.getByRole('button', { name: 'Leave' }).tap()
  await bob.waitFor(/:ada!\S+ PART :?#keyed/)
  await list.getByText('#keyed', { exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Join again' }).tap()
  await bob.waitFor(/:ada!\S+ JOIN :?#keyed/)
  await list.getByText('#keyed', { exact: true }).waitFor()

  // Who has read it goes on in the list.
  await leaveFromList(page, '#bees')
  const left = page.getByRole('status').filter({ hasText: 'You left #bees.' })
  await left.getByRole('button', { name: 'Close' }).tap()
  await left.waitFor({ state: 'detached' })
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')

  // What cannot be undone says why.
  await leaveFromList(page, '#private')
  const asked = page.getByRole('dialog', { name: 'Leave #private?' })
  await asked.getByText('Only invited people can join #private: to come back you need an invitation.').waitFor()
  await asked.getByRole('button', { name: 'Leave' }).tap()
  await bob.waitFor(/:ada!\S+ PART :?#private/)
  await page.getByRole('button', { name: 'Join again' }).tap()
  await page.getByRole('status').getByText('invit').waitFor()
  assert.equal(await list.getByText('#private', { exact: true }).count(), 0)
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

async function leaveFromList(page: Page, channel: string): Promise<void> {
  await page.locator('[data-buffer]', { hasText: channel }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Leave and close' }).tap()
}
