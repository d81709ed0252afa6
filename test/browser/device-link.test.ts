import assert from 'node:assert/strict'
import { test } from 'node:test'
import { launchChromium, skipUnless } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { accessibilityTrouble } from './person.ts'
import { screenshot } from './screenshot.ts'
import { logIn, makeAccount } from './steps.ts'
import { troubleIn } from './trouble.ts'

test('a phone signs in by the code that another device shows: it asks first, and the code is good once', {
  skip: await skipUnless('chromium'),
}, async () => {
  await using longwire = await Longwire.start()
  await using desk = await launchChromium({ viewport: { width: 1440, height: 900 }, touch: false })
  await makeAccount(desk.page, await longwire.setupLink(), 'ada', 'correct horse battery')
  await desk.page.goto(`${longwire.url}/settings/logins`)
  const part = desk.page.locator('section', { has: desk.page.getByRole('heading', { name: 'Another device' }) })
  await part.getByRole('button', { name: 'Show a code' }).click()
  // Where no camera gets to, there is nothing for it.
  await part.getByText('This address works on this computer only.').waitFor()
  const picture = part.getByRole('img', { name: 'A QR code of the link below' })
  assert.equal(await picture.count(), 0)
  assert.deepEqual(await accessibilityTrouble(desk.page), [])
  await screenshot(desk.page, 'wide-device-link')
  const link = await part.locator('code').innerText()
  const named = longwire.url.replace('127.0.0.1', 'desk.localhost')
  await logIn(desk.page, named, { name: 'ada', password: 'correct horse battery' })
  await desk.page.goto(`${named}/settings/logins`)
  await part.getByRole('button', { name: 'Show a code' }).click()
  await picture.waitFor()
  assert.deepEqual(await accessibilityTrouble(desk.page), [])
  await screenshot(desk.page, 'wide-device-link-code')
  assert.match(link, /\/link#token=/)

  await using phone = await launchChromium()
  await phone.page.goto(link)
  await phone.page.getByRole('heading', { name: 'Sign in as ada?' }).waitFor()
  assert.equal(new URL(phone.page.url()).hash, '', 'the token is not left in the address')
  assert.deepEqual(await accessibilityTrouble(phone.page), [])
  await screenshot(phone.page, 'phone-device-link')
  await phone.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await phone.page.getByRole('heading', { name: 'Conversations' }).waitFor()

  // Once more, on a device where the same person is signed in by now: it says that the link is used up, and leads on.
  await phone.page.goto('about:blank')
  await phone.page.goto(link)
  await phone.page.getByRole('heading', { name: 'This link leads nowhere any more' }).waitFor()
  await phone.page.getByRole('button', { name: 'Go on' }).click()
  await phone.page.getByRole('heading', { name: 'Conversations' }).waitFor()
  // The refused check is told by the browser itself.
  assert.deepEqual(
    troubleIn(phone.consoleLines).filter((line) => !line.includes('403')),
    [],
  )
})
