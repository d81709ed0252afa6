import assert from 'node:assert/strict'
import { test } from 'node:test'
import { launchChromium, RawClient, skipUnless, startErgo, startInspircd } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { addNetwork, confirmed, joinChannel, makeAccount, say } from './steps.ts'
import { troubleIn } from './trouble.ts'

const networks = { Ergo: () => startErgo(), Insp: () => startInspircd() } as const

for (const [name, start] of Object.entries(networks)) {
  test(`on ${name}, what is said to the operators of a channel stands in it, marked, and is answered to them alone`, {
    skip: await skipUnless('ergo', 'inspircd', 'chromium'),
  }, async () => {
    await using network = await start()
    await using longwire = await Longwire.start()
    await using browser = await launchChromium()
    const { page } = browser
    await using bob = await RawClient.register({ port: network.port }, 'bob')
    await using carol = await RawClient.register({ port: network.port }, 'carol')
    await makeAccount(page, await longwire.setupLink(), 'ada', 'correct horse battery')
    await addNetwork(page, { name, port: network.port, nickname: 'ada', tls: false })
    await joinChannel(page, '#adas')
    bob.send('JOIN #adas')
    carol.send('JOIN #adas')
    await carol.waitFor(/ 366 carol #adas /)
    await say(page, '/op bob')
    await bob.waitFor(/ MODE #adas :?\+o :?bob/)

    await say(page, '/msg @#adas shall we?')
    await confirmed(page, 'shall we?')
    await bob.waitFor(/ PRIVMSG @#adas :shall we\?/)
    bob.send('PRIVMSG @#adas :yes, now')
    await confirmed(page, 'yes, now')
    const marked = page.locator('.spoken', { has: page.locator('.for-whom', { hasText: 'to operators' }) })
    assert.deepEqual(await marked.locator('.said > p').allInnerTexts(), [
      'to operators shall we?',
      'to operators yes, now',
    ])

    await page.locator('.spoken', { hasText: 'yes, now' }).click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Reply' }).tap()
    await page.locator('.answer-bar .for-whom', { hasText: 'to operators' }).waitFor()
    await say(page, 'so be it')
    await bob.waitFor(/ PRIVMSG @#adas :?so be it/)
    await say(page, 'good morning')
    await carol.waitFor(/ PRIVMSG #adas :good morning/)
    await confirmed(page, 'good morning')
    assert.equal(await marked.count(), 3)
    assert.ok(!carol.lines.some((line) => /shall we|yes, now|so be it/.test(line)))

    // There is no conversation beside that of the channel.
    await page.goto(longwire.url)
    await page.getByRole('navigation', { name: 'Conversations' }).getByText('#adas', { exact: true }).waitFor()
    assert.equal(await page.getByText('@#adas').count(), 0)
    assert.deepEqual(troubleIn(browser.consoleLines), [])
  })
}
