import assert from 'node:assert/strict'
import { test } from 'node:test'
import { launchChromium, RawClient, skipUnless, startErgo, startInspircd } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { addNetwork, confirmed, joinChannel, makeAccount } from './steps.ts'
import { troubleIn } from './trouble.ts'

const networks = {
  Ergo: () => startErgo(),
  Insp: () => startInspircd({ lines: ['<module name="muteban">'] }),
} as const

for (const [name, start] of Object.entries(networks)) {
  test(`on ${name}, somebody is kept from speaking from their card, and let speak again`, {
    skip: await skipUnless('ergo', 'inspircd', 'chromium'),
  }, async () => {
    await using network = await start()
    await using longwire = await Longwire.start()
    await using browser = await launchChromium()
    const { page } = browser
    await using bob = await RawClient.register({ port: network.port }, 'bob')
    await makeAccount(page, await longwire.setupLink(), 'ada', 'correct horse battery')
    await addNetwork(page, { name, port: network.port, nickname: 'ada', tls: false })
    await joinChannel(page, '#adas')
    bob.send('JOIN #adas', 'PRIVMSG #adas :good morning')
    await confirmed(page, 'good morning')
    await page.locator('.spoken', { hasText: 'good morning' }).click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'About bob' }).tap()
    const quiet = page.locator('details', { has: page.getByText('Keep from speaking', { exact: true }) })
    await quiet.getByText('Keep from speaking', { exact: true }).tap()
    await quiet.getByLabel(/^has this nickname/).check()
    await quiet.getByRole('button', { name: 'Keep quiet' }).tap()
    await bob.waitFor(/ MODE #adas :?\+b :?(?:m|mute):bob!\*@\*/)
    bob.send('PRIVMSG #adas :am I heard')
    await bob.waitFor(/ 404 bob #adas /)

    await quiet.getByText('May not speak here now, by:').waitFor()
    await quiet.getByRole('button', { name: 'Let them speak' }).tap()
    await bob.waitFor(/ MODE #adas :?-b :?(?:m|mute):bob!\*@\*/)
    await quiet.getByText('May not speak here now, by:').waitFor({ state: 'detached' })
    bob.send('PRIVMSG #adas :and now')
    await page.goBack()
    await confirmed(page, 'and now')
    assert.equal(await page.getByText('am I heard').count(), 0)
    assert.deepEqual(troubleIn(browser.consoleLines), [])
  })
}
