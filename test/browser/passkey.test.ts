import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { launchChromium, skipUnless } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { accessibilityTrouble } from './person.ts'
import { screenshot } from './screenshot.ts'
import { makeAccount } from './steps.ts'

/** A phone that makes and uses passkeys whenever it is asked, the person proved by a finger. */
async function addPhone(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** The passkeys' part of the settings. */
async function passkeysOn(page: Page, site: string) {
  await page.goto(`${site}/settings/logins`)
  const part = page.locator('section', { has: page.getByRole('heading', { name: 'Passkeys' }) })
  await part.waitFor()
  return part
}

test('a passkey is added in the settings, signs in without a name, and signs out what it opened when it is removed', {
  skip: await skipUnless('chromium'),
}, async () => {
  await using longwire = await Longwire.start()
  await using browser = await launchChromium()
  const { page } = browser
  const site = longwire.url.replace('127.0.0.1', 'localhost')
  const signIn = page.getByRole('button', { name: 'Sign in with a passkey' })
  const link = await longwire.setupLink()
  await makeAccount(page, link.replace('127.0.0.1', 'localhost'), 'ada', 'correct horse battery')

  const part = await passkeysOn(page, site)
  await addPhone(page)
  await part.getByText('None yet.').waitFor()
  await part.getByLabel('Name of the passkey').fill('my phone')
  await part.getByRole('button', { name: 'Add a passkey' }).click()
  await part.getByText('my phone').waitFor()
  await part.getByRole('button', { name: 'Rename the passkey my phone' }).click()
  await part.getByLabel('New name').fill('the old phone')
  await screenshot(page, 'phone-passkey-rename')
  await part.getByRole('button', { name: 'Save' }).click()
  await part.getByText('the old phone').waitFor()
  await part.getByText('my phone').waitFor({ state: 'detached' })
  assert.deepEqual(await accessibilityTrouble(page), [])
  await screenshot(page, 'phone-passkeys')
  await part.getByRole('button', { name: 'Add a passkey' }).click()
  await part.getByText('has a passkey for your account already').waitFor()

  await page.context().clearCookies()
  await page.goto(site)
  await signIn.waitFor()
  assert.deepEqual(await accessibilityTrouble(page), [])
  await screenshot(page, 'phone-sign-in')
  await signIn.click()
  await page.getByRole('heading', { name: 'Conversations' }).waitFor()

  const opened = await passkeysOn(page, site)
  await opened.getByText('signed in with it here').waitFor()
  await opened.getByRole('button', { name: 'Remove the passkey the old phone' }).click()
  await page.goto(site)
  await signIn.click()
  await page.getByText('Longwire does not know this passkey').waitFor()
})

test('the first account is made with a passkey and no password, and signs in with it', {
  skip: await skipUnless('chromium'),
}, async () => {
  await using longwire = await Longwire.start()
  await using browser = await launchChromium()
  const { page } = browser
  await addPhone(page)
  await page.goto((await longwire.setupLink()).replace('127.0.0.1', 'localhost'))
  const make = page.getByRole('button', { name: 'Create it with a passkey' })
  await make.waitFor()
  assert.deepEqual(await accessibilityTrouble(page), [])
  await screenshot(page, 'phone-first-account')
  // A name that cannot be one is refused before a key is made, and the link stays good.
  await page.getByLabel('Name', { exact: true }).fill('ada!')
  await make.click()
  await page.getByRole('alert').waitFor()
  await page.getByLabel('Name', { exact: true }).fill('ada')
  await make.click()
  await page.getByRole('heading', { name: 'Conversations' }).waitFor()

  await page.context().clearCookies()
  await page.goto(longwire.url.replace('127.0.0.1', 'localhost'))
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByRole('heading', { name: 'Conversations' }).waitFor()
})

test('at an address of numbers the page says what to open for a passkey', {
  skip: await skipUnless('chromium'),
}, async () => {
  await using longwire = await Longwire.start()
  await using browser = await launchChromium()
  const { page } = browser
  await makeAccount(page, await longwire.setupLink(), 'ada', 'correct horse battery')
  const part = await passkeysOn(page, longwire.url)
  await part.getByRole('button', { name: 'Add a passkey' }).click()
  await part.getByText(`Open ${longwire.url.replace('127.0.0.1', 'localhost')} instead`).waitFor()
})
