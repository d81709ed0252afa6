import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { RawClient, launchChromium, skipUnless, startErgo, tlsCertificates } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { screenshot } from './screenshot.ts'
import { addNetwork, confirmed, joinChannel, makeAccount, say, trustCertificate } from './steps.ts'
import { troubleIn } from './trouble.ts'

test('a line from a real server is on a phone-sized page, is answered, and both are there once after a power cut', {
  skip: await skipUnless('ergo', 'chromium'),
}, async () => {
  const certificates = await tlsCertificates()
  await using ergo = await startErgo({ tls: certificates.selfSigned })
  await using longwire = await Longwire.start()
  await using browser = await launchChromium()
  const { page } = browser

  await makeAccount(page, await longwire.setupLink(), 'ada', 'correct horse battery')
  await addNetwork(page, { name: 'Ergo', port: ergo.tlsPort, nickname: 'ada' })
  await page.getByRole('button', { name: 'Trust this certificate' }).waitFor()
  await screenshot(page, 'phone-certificate')
  assert.equal(await trustCertificate(page), certificates.selfSigned.fingerprint)
  await joinChannel(page, '#longwire')

  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  bob.send('JOIN #longwire')
  await bob.waitFor(/ 366 /)
  bob.send('PRIVMSG #longwire :hello from the other side')
  await confirmed(page, 'hello from the other side')

  await say(page, 'hello bob, this is a phone')
  await bob.waitFor(/:ada!\S+ PRIVMSG #longwire :hello bob, this is a phone/)
  await confirmed(page, 'hello bob, this is a phone')
  await screenshot(page, 'phone-conversation')

  await longwire.kill()
  const offline = page.getByRole('main').getByText('Offline.')
  await offline.waitFor()
  await screenshot(page, 'phone-offline')
  await longwire.restart()
  await offline.waitFor({ state: 'detached' })
  await bothOnce(page)
  await screenshot(page, 'phone-after-power-cut')
  await page.reload()
  await bothOnce(page)

  await bob.waitFor(/:ada!\S+ JOIN #longwire/)
  await say(page, 'still here')
  await bob.waitFor(/PRIVMSG #longwire :still here/)
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

async function bothOnce(page: Page): Promise<void> {
  await confirmed(page, 'hello bob, this is a phone')
  for (const said of ['hello from the other side', 'hello bob, this is a phone']) {
    assert.equal(await page.locator('.spoken').filter({ hasText: said }).count(), 1, said)
  }
}
