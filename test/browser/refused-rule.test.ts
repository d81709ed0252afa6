import assert from 'node:assert/strict'
import { test } from 'node:test'
import { launchChromium, RawClient, skipUnless, startErgo } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { addNetwork, joinChannel, makeAccount } from './steps.ts'
import { troubleIn } from './trouble.ts'

test('a rule of a channel that the network does not take says so beside its switch, until it is changed', {
  skip: await skipUnless('ergo', 'chromium'),
}, async () => {
  await using ergo = await startErgo()
  await using longwire = await Longwire.start()
  await using browser = await launchChromium()
  const { page } = browser
  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  bob.send('JOIN #bobs')
  await bob.waitFor(/ 366 bob #bobs /)
  await makeAccount(page, await longwire.setupLink(), 'ada', 'correct horse battery')
  await addNetwork(page, { name: 'Ergo', port: ergo.port, nickname: 'ada', tls: false })
  await joinChannel(page, '#bobs')
  // A half-operator: the network alone knows what such may change.
  bob.send('MODE #bobs +h ada')
  await bob.waitFor(/ MODE #bobs \+h ada/)
  await page.getByRole('button', { name: 'About #bobs' }).tap()
  await page.getByText('Rules of this channel').tap()

  const moderated = page.getByRole('switch', { name: 'Only people with voice can speak' })
  await moderated.tap()
  const why = page.locator('.channel-modes :not(form) > [role=alert]')
  await why.getByText('Only an operator of #bobs can do that.').waitFor()
  assert.equal(await moderated.isChecked(), false)
  assert.equal(await moderated.getAttribute('aria-describedby'), await why.getAttribute('id'))
  // It is told where it is, and not in passing as well.
  assert.equal(await page.locator('.notice').count(), 0)

  const key = page.locator('form', { has: page.getByLabel('Key', { exact: true }) })
  await key.getByLabel('Key').fill('sesame')
  await key.getByRole('button', { name: 'Set' }).tap()
  await key.getByRole('alert').getByText('Only an operator of #bobs can do that.').waitFor()
  assert.equal(await key.getByLabel('Key').inputValue(), 'sesame')
  assert.equal(await key.getByLabel('Key').getAttribute('aria-invalid'), 'true')
  await key.getByLabel('Key').fill('sesam')
  await key.getByRole('alert').waitFor({ state: 'detached' })

  // Another rule has nothing to do with it; when this one is changed, it is settled.
  bob.send('MODE #bobs +i')
  await page.locator('.switch-field', { hasText: 'Only invited people' }).locator('input:checked').waitFor()
  assert.equal(await why.count(), 1)
  bob.send('MODE #bobs +m')
  await why.waitFor({ state: 'detached' })
  assert.equal(await moderated.isChecked(), true)
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})
