/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import {
  freePorts,
  launchChromium,
  RawClient,
  skipUnless,
  startErgo,
  startInspircd,
  temporaryFolder,
  tlsCertificates,
} from '@longwire/peers'
import { Longwire, type LongwireOptions } from '../longwire.ts'
import { focusedText, smallTargets, tooWide } from './in-page.ts'
import { accessibilityTrouble } from './person.ts'
import { screenshot } from './screenshot.ts'
import { addNetwork, makeAccount } from './steps.ts'
import { troubleIn } from './trouble.ts'

const skip = await skipUnless('ergo', 'inspircd', 'chromium')

/** Somebody without a network, on a phone. */
async function newcomer(options: LongwireOptions = {}) {
  const stack = new AsyncDisposableStack()
  const longwire = stack.use(await Longwire.start(options))
  const browser = stack.use(await launchChromium())
  const { page } = browser
  await makeAccount(page, await longwire.setupLink(), 'ada', 'correct horse battery')
  return { page, browser, longwire, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}

const cardOf = (page: Page) => page.getByRole('main').getByRole('alert')

/** From the card: one touch leads to the field that is wrong, what is written takes the place of what stood there, Enter saves. */
async function mended(page: Page, field: string, ...written: readonly string[]): Promise<void> {
  await cardOf(page).getByRole('button', { name: 'Change' }).tap()
  await page.locator(':focus').waitFor()
  assert.equal(await page.evaluate(focusedText), field)
  for (const [index, text] of written.entries()) {
    if (index > 0) await page.keyboard.press('Tab')
    await page.keyboard.type(text)
  }
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Join a channel' }).waitFor()
}

test('a wrong port, a server password and an account that is wanted are mended by one touch and what is written', {
  skip,
}, async () => {
  await using person = await newcomer()
  const { page, browser, longwire } = person
  await using ergo = await startErgo()
  const [closed = 0] = await freePorts(1)
  await addNetwork(page, { name: 'Wrong', port: closed, nickname: 'ada', tls: false })
  await cardOf(page).getByText(`nothing listens on port ${closed}`).waitFor()
  await mended(page, 'Port', String(ergo.port))

  await using secret = await startErgo({ only: 'password' })
  await page.goto(longwire.url)
  await addNetwork(page, { name: 'Secret', port: secret.port, nickname: 'ada', tls: false })
  await cardOf(page).getByText('Wrong server password?').waitFor()
  await screenshot(page, 'phone-server-password')
  await mended(page, 'Server password', 'tests')

  await using members = await startErgo({ only: 'login', accounts: { ada: 'sesame' } })
  await page.goto(longwire.url)
  await addNetwork(page, { name: 'Members', port: members.port, nickname: 'ada', tls: false })
  await cardOf(page).getByText('An account is needed').waitFor()
  await screenshot(page, 'phone-account-needed')
  await mended(page, 'Account', 'ada', 'sesame')

  assert.equal(await page.getByRole('alert').count(), 0)
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

test('a wrong password of an account keeps the network unconnected, and says so everywhere', { skip }, async () => {
  await using person = await newcomer()
  const { page, longwire } = person
  await using ergo = await startErgo({ accounts: { ada: 'sesame' } })
  await page.getByRole('button', { name: 'Add a network' }).first().tap()
  await page.getByRole('button', { name: 'Another server' }).tap()
  await page.getByLabel('Server', { exact: true }).fill('127.0.0.1')
  await page.getByLabel('Encrypt the connection').uncheck()
  await page.getByLabel('Port').fill(String(ergo.port))
  await page.getByText('Account and password').tap()
  await page.getByLabel('Account', { exact: true }).fill('ada')
  await page.getByLabel('Account password').fill('wrong')
  await page.getByRole('button', { name: 'Connect' }).tap()
  await cardOf(page).getByText('Wrong account or password?').waitFor()
  await page.goto(longwire.url)
  await page.getByText('Not connected', { exact: true }).waitFor()
  assert.equal(await page.getByText('Connected', { exact: true }).count(), 0)
  await page.getByRole('alert').getByRole('button', { name: 'Change' }).tap()
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'accountPassword')
  await page.keyboard.type('sesame')
  await page.keyboard.press('Enter')
  await page.getByText('Connected', { exact: true }).waitFor()
})

test('who is kept out is told why, and a server that was asked too often is left alone for a while', {
  skip,
}, async () => {
  await using person = await newcomer()
  const { page, browser, longwire } = person
  await using banning = await startInspircd({ lines: ['<badhost host="*@127.0.0.1" reason="open proxy">'] })
  await addNetwork(page, { name: 'Banning', port: banning.port, nickname: 'ada', tls: false })
  await cardOf(page).getByText('You are not let in').waitFor()
  await cardOf(page)
    .getByText(/K-lined: open proxy/)
    .waitFor()
  await screenshot(page, 'phone-banned')

  await using hurried = await startInspircd({
    lines: ['<module name="connectban">', '<connectban threshold="1" duration="10m" bootwait="0">'],
  })
  for (let attempt = 0; attempt < 2; attempt++) {
    await using early = await RawClient.connect({ port: hurried.port })
    await early.waitFor(attempt === 0 ? /NOTICE|ERROR/ : /ERROR/)
  }
  await page.goto(longwire.url)
  await addNetwork(page, { name: 'Hurried', port: hurried.port, nickname: 'ada', tls: false })
  const card = cardOf(page)
  await card.getByText('Too many connections', { exact: true }).waitFor()
  await card.getByText(/Tries again/).waitFor()
  await card.getByText(/Wait a while/).waitFor()
  assert.deepEqual(await accessibilityTrouble(page), [])
  assert.deepEqual(await page.evaluate(smallTargets), [])
  await page.setViewportSize({ width: 320, height: 568 })
  assert.deepEqual(await page.evaluate(tooWide, 'largest'), [])
  await screenshot(page, 'small-phone-throttled')
  await page.setViewportSize({ width: 390, height: 844 })

  await using strict = await startInspircd()
  await page.goto(longwire.url)
  await addNetwork(page, { name: 'Strict', port: strict.port, nickname: '9ada', tls: false })
  await card.getByText('Another nickname?').waitFor()
  await mended(page, 'Nickname', 'ada')
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

test('a certificate for another name is told as such, with the address to look at', { skip }, async () => {
  const certificates = await tlsCertificates()
  await using ergo = await startErgo({ tls: certificates.wrongName })
  const authority = join(temporaryFolder('authority'), 'ca.pem')
  writeFileSync(authority, certificates.ca)
  await using person = await newcomer({ env: { NODE_EXTRA_CA_CERTS: authority } })
  const { page } = person
  await addNetwork(page, { name: 'Other', port: ergo.tlsPort, nickname: 'ada' })
  await cardOf(page).getByText('A certificate for another name').waitFor()
  await cardOf(page).getByRole('button', { name: 'Change' }).tap()
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'host')
})
