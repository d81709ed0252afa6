import assert from 'node:assert/strict'
import { test } from 'node:test'
import { launchChromium, RawClient, skipUnless, startErgo, startInspircd } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { addNetwork, confirmed, joinChannel, makeAccount, openConversation } from './steps.ts'
import { troubleIn } from './trouble.ts'

const networks = { Ergo: startErgo, Insp: startInspircd } as const

for (const [name, start] of Object.entries(networks)) {
  test(`on ${name}, somebody is invited from a channel's people, from a menu and from their card; what is refused says why`, {
    skip: await skipUnless('ergo', 'inspircd', 'chromium'),
  }, async () => {
    await using network = await start()
    await using longwire = await Longwire.start()
    await using browser = await launchChromium()
    const { page } = browser
    await using bob = await RawClient.register({ port: network.port }, 'bob')
    await using zoe = await RawClient.register({ port: network.port }, 'zoe')
    await makeAccount(page, await longwire.setupLink(), 'ada', 'correct horse battery')
    await addNetwork(page, { name, port: network.port, nickname: 'ada', tls: false })
    await joinChannel(page, '#second')
    zoe.send('JOIN #second', 'PRIVMSG #second :hi from zoe')
    await confirmed(page, 'hi from zoe')
    await page.goto(longwire.url)
    await page.getByRole('button', { name: 'Join a channel' }).first().tap()
    await joinChannel(page, '#adas')
    bob.send('JOIN #adas', 'PRIVMSG #adas :good morning')
    await confirmed(page, 'good morning')

    await page.getByRole('button', { name: /people$/ }).tap()
    await page.getByText('Invite somebody').tap()
    const form = page.locator('.invite')
    for (const [nickname, why] of [
      ['nobody', 'Nobody called nobody is on this network now.'],
      ['bob', 'bob is in #adas already.'],
    ] as const) {
      await form.getByLabel('Nickname').fill(nickname)
      await form.getByRole('button', { name: 'Invite', exact: true }).tap()
      await form.getByRole('alert').getByText(why).waitFor()
    }
    // Who is known and not here is a press away.
    await form.getByLabel('Nickname').fill('Z')
    await form.getByRole('button', { name: 'zoe' }).tap()
    await zoe.waitFor(/ INVITE zoe :?#adas/)
    await page.getByText('zoe is invited to #adas.').waitFor()

    // Two presses from the menu; where they are already is not offered.
    const offered = page.locator('.person-card details[open] .list-button')
    await page.locator('[data-nickname=bob]').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Invite bob to …' }).tap()
    await offered.first().waitFor()
    assert.deepEqual(await offered.allInnerTexts(), ['#second'])
    await page.getByRole('button', { name: '#second' }).tap()
    await bob.waitFor(/ INVITE bob :?#second/)
    await page.getByText('bob is invited to #second.').waitFor()

    // Those where we have a say come first; of the others the network says who may.
    bob.send('JOIN #bobs')
    await bob.waitFor(/ 366 bob #bobs/)
    await page.goto(longwire.url)
    await page.getByRole('button', { name: 'Join a channel' }).first().tap()
    await joinChannel(page, '#bobs')
    bob.send('MODE #bobs +i')
    await bob.waitFor(/ MODE #bobs :?\+i/)
    await page.goto(longwire.url)
    await openConversation(page, '#second')
    await page.locator('.spoken', { hasText: 'hi from zoe' }).click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Invite zoe to …' }).tap()
    await offered.first().waitFor()
    assert.deepEqual(await offered.allInnerTexts(), ['#adas', '#bobs'])
    await page.getByRole('button', { name: '#bobs' }).tap()
    await page.getByRole('alert').getByText('Only an operator of #bobs can do that.').waitFor()
    assert.deepEqual(troubleIn(browser.consoleLines), [])
  })
}
