import assert from 'node:assert/strict'
import { test } from 'node:test'
import { skipUnless } from '@longwire/peers'
import { smallTargets } from './in-page.ts'
import { accessibilityTrouble, startPerson } from './person.ts'
import { screenshot } from './screenshot.ts'

test('a conversation says that its network is gone, leads to why, and is silent when it is back', {
  skip: await skipUnless('ergo', 'chromium'),
}, async () => {
  await using person = await startPerson()
  const { ergo, page } = person
  const out = page.getByText('Ergo is not connected.')
  assert.equal(await out.count(), 0)
  await ergo.kill()
  await out.waitFor()
  await screenshot(page, 'phone-network-out')
  assert.deepEqual(await accessibilityTrouble(page), [])
  assert.deepEqual(await page.evaluate(smallTargets), [])

  await page.getByRole('button', { name: 'See why' }).click()
  const card = page.getByRole('main').getByRole('alert')
  await card.getByText('The server is down at the moment').waitFor()
  await card.getByRole('button', { name: 'Try again' }).waitFor()
  assert.equal(await card.getByRole('button', { name: /^Use port/ }).count(), 0, 'the port is right')
  await ergo.restart()
  const back = card.waitFor({ state: 'detached' })
  // The bouncer may be quicker than the hand.
  await Promise.race([card.getByRole('button', { name: 'Try again' }).click(), back])
  await back
  await page.goBack()
  await page.getByRole('heading', { name: '#longwire' }).waitFor()
  await out.waitFor({ state: 'detached' })
})
