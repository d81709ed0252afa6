/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { launchChromium, RawClient, skipUnless } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { goWithin } from './in-page.ts'
import { happenings, hostileChannel, mark, startHostileNetwork } from './hostile-network.ts'
import { hostileTexts } from './hostile-texts.ts'
import { startPerson, type Person } from './person.ts'
import { screenshot } from './screenshot.ts'
import { addNetwork, joinChannel, makeAccount } from './steps.ts'
import { troubleIn } from './trouble.ts'

// Pitfall 2: topics, stored messages, names, reasons.
test('nothing that a network tells becomes more than text, wherever it is shown', {
  skip: await skipUnless('ergo', 'chromium'),
}, async () => {
  await using person = await startPerson()
  const { page, browser, ergo } = person
  await using eve = await RawClient.register({ port: ergo.port }, 'eve')
  eve.send('JOIN #longwire')

  for (const text of hostileTexts) {
    eve.send(`PRIVMSG #longwire :${text}`, `NOTICE #longwire :${text}`, `PRIVMSG #longwire :\u0001ACTION ${text}\u0001`)
    eve.send(`PRIVMSG ada :${text}`)
  }
  await comeAndGo(person)
  await takeTheTopic(person, eve)
  eve.send('PRIVMSG #longwire :that was all')
  await page.locator('.spoken', { hasText: 'that was all' }).waitFor()
  await walkThrough(page)
  await screenshot(page, 'hostile-conversation')

  await page.getByRole('button', { name: 'About #longwire' }).click()
  await page.locator('.topic').getByText('onerror').waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: '2 people' }).click()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: /Back/ }).click()
  await page.getByRole('navigation').getByText('eve', { exact: true }).click()
  await page.locator('.spoken').first().waitFor()
  await walkThrough(page)
  // The same again from what was kept.
  await page.reload()
  await page.locator('.spoken').first().waitFor()

  assert.equal(await page.evaluate('window.pwned'), undefined)
  assert.deepEqual(await page.locator('.lines :is(script, img, svg, iframe, style, math, b, body)').count(), 0)
  // Marks in heaps do not reach into the lines around them.
  const overflows = await page
    .locator('.said > p')
    .evaluateAll((texts) => texts.map((text) => getComputedStyle(text).overflowY))
  assert.deepEqual(new Set(overflows), new Set(['clip']))
  const links = await page.locator('.lines a').evaluateAll((found) => found.map((link) => link.getAttribute('href')))
  for (const href of links) assert.match(href ?? '', /^(?:https?|mailto):/)
  assert.deepEqual(troubleIn(browser.consoleLines), [])
  assert.equal(browser.context.pages().length, 1)
})

/** Names, reasons of parting, quitting and kicking. */
async function comeAndGo({ ergo }: Person): Promise<void> {
  for (const [at, text] of hostileTexts.slice(0, 8).entries()) {
    await using mallory = await RawClient.register({ port: ergo.port }, `mallory${at}`)
    mallory.send('JOIN #longwire', `PART #longwire :${text}`, 'JOIN #longwire', `AWAY :${text}`, `QUIT :${text}`)
    await mallory.waitFor(/ERROR/)
  }
  await using named = await RawClient.register({ port: ergo.port }, 'named')
  named.send('NICK {{7*7}}', 'NICK `$|id|`', 'NICK __proto__', 'JOIN #longwire', 'PRIVMSG #longwire :by a name')
  await named.waitFor(/366/)
}

async function takeTheTopic({ page, ergo }: Person, eve: RawClient): Promise<void> {
  await page.getByLabel('Write a message').fill('/op eve')
  await page.getByLabel('Write a message').press('Enter')
  await eve.waitFor(/MODE #longwire \+o eve/)
  await using victim = await RawClient.register({ port: ergo.port }, 'victim')
  for (const text of hostileTexts.slice(0, 8)) {
    victim.send('JOIN #longwire')
    await victim.waitFor(/366/)
    // The server tells of a removal before it is done: who joins in between is in, and then out.
    eve.send(`TOPIC #longwire :${text}`, `KICK #longwire victim :${text}`, 'PING :removed')
    await eve.waitFor(/PONG .*removed/)
  }
  eve.send('TOPIC #longwire :<img src=x onerror=window.pwned=1> https://example.org/"><script>window.pwned=1</script>')
}

/** Looks at everything from the newest line to the oldest. */
async function walkThrough(page: Page): Promise<void> {
  const log = page.getByRole('log')
  await log.hover()
  for (let step = 0; step < 40; step++) {
    await page.mouse.wheel(0, -700)
    if ((await log.evaluate((element) => element.scrollTop)) === 0) return
  }
}

test('a network whose every field is hostile is shown as text: names, accounts, masks, lists, reactions, its own name', {
  skip: await skipUnless('chromium'),
}, async () => {
  await using network = await startHostileNetwork()
  await using longwire = await Longwire.start()
  await using browser = await launchChromium()
  const { page } = browser
  await makeAccount(page, await longwire.setupLink(), 'ada', 'correct horse battery')
  await addNetwork(page, { name: '', port: network.port, nickname: 'ada', tls: false })
  await joinChannel(page, hostileChannel)
  await page.locator('.spoken', { hasText: 'that was all' }).waitFor()
  network.say(...happenings)
  await page.getByRole('button', { name: mark, exact: false }).first().waitFor()

  const id = new URL(page.url()).pathname.split('/')[2] ?? ''
  // What the network itself tells stands in its own conversation: notices, refusals, values of metadata.
  await page.evaluate(goWithin, `/c/${id}/`)
  await page.getByRole('log').getByText('onerror').first().waitFor()
  await walkThrough(page)
  await page.evaluate(goWithin, `/c/${id}/${encodeURIComponent(hostileChannel)}`)
  await page.getByRole('heading', { name: hostileChannel }).waitFor()
  await page.getByRole('button', { name: `About ${hostileChannel}` }).click()
  await page.getByText('Who is kept out').click()
  await page.getByText(`${mark}!*@*`).first().waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.goto(`${page.url()}/person?who=${encodeURIComponent(mark)}`)
  await page.getByText('Comes from', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: /^Back/ }).click()
  // A network without a name is called by its own.
  await page.getByText('<img src=x onerror=window.pwned=1>').first().waitFor()
  await screenshot(page, 'hostile-network')
  await page.getByRole('button', { name: 'Join a channel' }).first().click()
  await page.getByRole('button', { name: 'Show the channels of this network' }).click()
  await page.locator('.channel-browser').getByText('7 people').waitFor()

  assert.equal(await page.evaluate('window.pwned'), undefined)
  assert.equal(await page.locator('img, iframe, object, embed').count(), 0)
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})
