import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RawClient, freePorts, launchChromium, skipUnless, startErgo } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { smallTargets } from './in-page.ts'
import { accessibilityTrouble } from './person.ts'
import { screenshot } from './screenshot.ts'
import { addNetwork, joinChannel, makeAccount } from './steps.ts'
import { troubleIn } from './trouble.ts'

test('a wrong port is a card with its cause and a way to mend it; every attempt is one more on the same card', {
  skip: await skipUnless('ergo', 'chromium'),
}, async () => {
  await using ergo = await startErgo()
  await using longwire = await Longwire.start()
  await using browser = await launchChromium()
  const { page } = browser
  const [closedPort = 0] = await freePorts(1)
  await makeAccount(page, await longwire.setupLink(), 'ada', 'correct horse battery')
  await addNetwork(page, { name: 'Ergo', port: closedPort, nickname: 'ada', tls: false })

  const card = page.getByRole('main').getByRole('alert')
  await card.getByText('Wrong port?').waitFor()
  await card.getByRole('button', { name: 'Use port 6697 with TLS' }).waitFor()
  await page.locator('.connection-steps [data-state=failed]', { hasText: 'Connecting' }).waitFor()
  await card.getByText(/Tried \d+ times/).waitFor()
  assert.equal(await card.count(), 1)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await screenshot(page, `phone-wrong-port-${colorScheme}`)
    assert.deepEqual(await accessibilityTrouble(page), [])
  }
  assert.deepEqual(await page.evaluate(smallTargets), [])

  await card.getByRole('button', { name: 'Change' }).click()
  await page.getByLabel('Port').fill(String(ergo.port))
  await page.getByRole('button', { name: 'Save' }).click()
  await joinChannel(page, '#longwire')
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

test('who gets another nickname than the one that was wanted is told so before the first channel', {
  skip: await skipUnless('ergo', 'chromium'),
}, async () => {
  await using ergo = await startErgo()
  await using owner = await RawClient.register({ port: ergo.port }, 'ada')
  await using longwire = await Longwire.start()
  await using browser = await launchChromium()
  const { page } = browser
  await makeAccount(page, await longwire.setupLink(), 'ada', 'correct horse battery')
  await addNetwork(page, { name: 'Ergo', port: ergo.port, nickname: 'ada', tls: false })
  const chip = page.getByRole('main').getByRole('status').filter({ hasText: 'since ada was taken' })
  await chip.waitFor()
  await page.getByRole('heading', { name: 'Join a channel' }).waitFor()
  await screenshot(page, 'phone-join-other-nickname')
  assert.deepEqual(await accessibilityTrouble(page), [])
  await chip.getByRole('button', { name: 'Take ada back' }).click()
  await page.getByText('ada is taken').waitFor()
  await owner.quit()
  await page.locator('.chip').waitFor({ state: 'detached' })
  await joinChannel(page, '#longwire')
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})
