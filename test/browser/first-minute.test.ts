/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RawClient, freePorts, launchChromium, skipUnless, startErgo } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { contrastIsHere, smallTargets } from './in-page.ts'
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
  // What failed is seen whatever colours one sees, and buttons of a card are as wide as it is.
  assert.notEqual(await page.evaluate(signOf, 'failed'), await page.evaluate(signOf, 'done'))
  assert.deepEqual(await page.evaluate(lineEnds), [await page.evaluate(cardEnd)])
  await page.emulateMedia({ contrast: 'more' })
  await page.waitForFunction(contrastIsHere)
  assert.equal(await card.evaluate((problem) => getComputedStyle(problem).borderTopWidth), '1px')
  await screenshot(page, 'phone-wrong-port-contrast')
  await page.emulateMedia({ contrast: 'no-preference' })

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

/** What is drawn within the mark of a step that stands like this. */
function signOf(state: string): string {
  const step = document.querySelector(`.connection-steps [data-state=${state}]`)
  return step === null ? 'nothing' : getComputedStyle(step, '::before').backgroundImage
}

/** Where the lines of a card's buttons end, in pixels, each place once. */
function lineEnds(): readonly number[] {
  const ends = new Map<number, number>()
  for (const button of document.querySelectorAll('main .problem .actions .button')) {
    const { top, right } = button.getBoundingClientRect()
    ends.set(Math.round(top), Math.max(ends.get(Math.round(top)) ?? 0, Math.round(right)))
  }
  return [...new Set(ends.values())]
}

/** Where what is in a card ends, in pixels. */
function cardEnd(): number {
  return Math.round(document.querySelector('main .problem .actions')?.getBoundingClientRect().right ?? 0)
}
