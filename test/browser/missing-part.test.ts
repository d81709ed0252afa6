/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { skipUnless } from '@longwire/peers'
import { type Person, accessibilityTrouble, startPerson } from './person.ts'
import { openConversation, writtenIs } from './steps.ts'

const skip = await skipUnless('ergo', 'chromium')

const told = 'A part of Longwire could not be loaded.'

/** A person in a channel whose browser fetches each file from the network, and cannot fetch these. */
async function personWithout(files: RegExp): Promise<Person> {
  const person = await startPerson({ serviceWorkers: 'block' })
  const { page, longwire } = person
  await page.route(files, (route) => route.abort())
  await page.goto(longwire.url)
  await page.getByRole('heading', { name: 'Conversations' }).waitFor()
  return person
}

test('a place that cannot be fetched is said to be missing, and is there when one tries again', { skip }, async () => {
  const files = /\/assets\/settings-.*\.js/
  await using person = await personWithout(files)
  const { page } = person
  // A page that was loaded again by itself a moment ago is not loaded again: now one must ask.
  await page.evaluate(() => sessionStorage.setItem('longwire loaded again', String(Date.now())))
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByText(told).waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    assert.deepEqual(await accessibilityTrouble(page, 'colors'), [], colorScheme)
  }
  await page.unroute(files)
  await page.getByRole('button', { name: 'Try now' }).click()
  await page.getByRole('heading', { name: 'Settings', exact: true }).waitFor()
})

test('it comes by itself when the device is online again', { skip }, async () => {
  const files = /\/assets\/settings-.*\.js/
  await using person = await personWithout(files)
  const { page } = person
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByText(told).waitFor()
  await page.unroute(files)
  await page.context().setOffline(false)
  await page.getByRole('heading', { name: 'Settings', exact: true }).waitFor()
})

test('what is being written stays where it is, and is there after trying again', { skip }, async () => {
  const files = /\/assets\/format-bar-.*\.js/
  await using person = await personWithout(files)
  const { page } = person
  await openConversation(page, '#longwire')
  await page.getByLabel('Write a message').fill('half a thought')
  await page.getByRole('button', { name: 'Formatting' }).click()
  await page.getByText(told).waitFor()
  await page.getByLabel('Write a message').fill('half a thought, and more')
  await page.unroute(files)
  await page.getByRole('button', { name: 'Try now' }).click()
  await page.getByRole('heading', { name: '#longwire' }).waitFor()
  await writtenIs(page, 'half a thought, and more')
})
