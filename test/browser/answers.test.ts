import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { RawClient, skipUnless } from '@longwire/peers'
import { startPerson } from './person.ts'
import { framesWithin } from './quiet.ts'
import { screenshot } from './screenshot.ts'
import { writtenIs } from './steps.ts'
import { troubleIn } from './trouble.ts'

const skip = await skipUnless('ergo', 'chromium')

/** Types a command, once the last one has left the composer. */
async function type(page: Page, text: string): Promise<void> {
  const input = page.locator('.composer textarea')
  await input.fill(text)
  await input.press('Enter')
}

test('commands answer, refusals tell cause and remedy, and what was cleared can be shown again', { skip }, async () => {
  await using person = await startPerson()
  const { page } = person
  const log = page.getByRole('log')
  await using bob = await RawClient.register({ port: person.ergo.port }, 'bob')
  bob.send('JOIN #shut', 'MODE #shut +i', 'JOIN #keyed', 'MODE #keyed +k sesame')
  await bob.waitFor(/MODE #keyed/)
  await log.getByText('You joined').waitFor()

  await type(page, '/msg nobody hi')
  await page.getByRole('alert').getByText('Nobody called nobody is on this network now.').waitFor()
  await writtenIs(page, '/msg nobody hi')
  assert.equal(await page.locator('.conversation-row', { hasText: 'nobody' }).count(), 0)

  await type(page, '/join #shut')
  await page.getByRole('alert').getByText('#shut takes only people who were invited.').waitFor()
  await screenshot(page, 'phone-refused-join')
  await type(page, '/join #keyed')
  await page.getByRole('alert').getByText('#keyed has a key').waitFor()

  await type(page, '/pin')
  await log.getByText('Pinned to the top of the list. /unpin lets it go.').waitFor()
  await type(page, '/msg bob are you there?')
  await log.getByText('Said to bob.').waitFor()
  await bob.waitFor(/are you there\?/)
  await type(page, '/sessions')
  await log.getByText(/^1\. .*\(browser\), last used/).waitFor()
  await screenshot(page, 'phone-answers')

  await type(page, '/clear')
  await log.getByText('You cleared this screen.').waitFor()
  await log.getByText('You joined').waitFor({ state: 'detached' })
  await screenshot(page, 'phone-cleared')
  await page.getByRole('button', { name: 'Show it again' }).click()
  await log.getByText('You joined').waitFor()
  // What only this screen knows is told to nobody again and again.
  const frames = await framesWithin(page, 1_000)
  assert.ok(frames.length < 30, frames.slice(0, 30).join('\n'))
  assert.deepEqual(troubleIn(person.browser.consoleLines), [])
})

test('somebody whose page is in German is answered in German', { skip }, async () => {
  await using person = await startPerson()
  const { page } = person
  await page.getByRole('log').waitFor()
  await type(page, '/set language de')
  // The page is loaded again with the texts of that language.
  await page.getByRole('log').getByText('Du kamst herein').waitFor()
  await type(page, '/jion #den')
  await page.getByRole('alert').getByText('meintest du /join').waitFor()
  await type(page, '/kick niemand')
  await page.getByRole('alert').getByText('Niemand namens niemand').waitFor()
  await type(page, '/help kick')
  await page.getByRole('log').getByText('Wirft jemanden aus einem Kanal.').waitFor()
})

test('what ignored people say is hidden, and shown on demand', { skip }, async () => {
  await using person = await startPerson()
  const { page } = person
  const log = page.getByRole('log')
  await using troll = await RawClient.register({ port: person.ergo.port }, 'troll')
  await using bob = await RawClient.register({ port: person.ergo.port }, 'bob')
  troll.send('JOIN #longwire', 'PRIVMSG #longwire :buy my tea')
  bob.send('JOIN #longwire', 'PRIVMSG #longwire :how is the weather?')
  await log.getByText('buy my tea').waitFor()
  await log.getByText('how is the weather?').waitFor()

  await type(page, '/ignore troll')
  await log.getByText('buy my tea').waitFor({ state: 'detached' })
  troll.send('PRIVMSG #longwire :and my coffee')
  bob.send('PRIVMSG #longwire :was that all?')
  await log.getByText('was that all?').waitFor()
  assert.equal(await log.getByText('and my coffee').count(), 0)
  assert.equal(await log.getByText('how is the weather?').count(), 1)

  await page.getByRole('button', { name: 'About #longwire' }).click()
  await page.getByText('messages here are hidden.').waitFor()
  await page.getByRole('switch', { name: 'Show messages of ignored people' }).check()
  await screenshot(page, 'phone-ignored-switch')
  await page.getByRole('button', { name: 'Close' }).click()
  await log.getByText('and my coffee').waitFor()
  await type(page, '/unignore troll')
  await log.getByText('troll!*@* is not ignored any more.').waitFor()
  assert.deepEqual(troubleIn(person.browser.consoleLines), [])
})
