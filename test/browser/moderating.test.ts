import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { launchChromium, RawClient, skipUnless, startInspircd } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { addNetwork, confirmed, joinChannel, makeAccount, say } from './steps.ts'
import { troubleIn } from './trouble.ts'

test('where a network takes nothing back it is not offered; what an operator may is done from menus, and offered to nobody else', {
  skip: await skipUnless('inspircd', 'chromium'),
}, async () => {
  await using inspircd = await startInspircd()
  await using longwire = await Longwire.start()
  await using browser = await launchChromium()
  const { page } = browser
  await using bob = await RawClient.register({ port: inspircd.port }, 'bob')
  bob.send('JOIN #bobs', 'MODE #bobs +t', 'TOPIC #bobs :bees', 'JOIN #open', 'MODE #open -t')
  await bob.waitFor(/TOPIC #bobs/)
  await makeAccount(page, await longwire.setupLink(), 'ada', 'correct horse battery')
  await addNetwork(page, { name: 'Insp', port: inspircd.port, nickname: 'ada', tls: false })

  await joinChannel(page, '#adas')
  bob.send('JOIN #adas', 'PRIVMSG #adas :good morning')
  await confirmed(page, 'good morning')
  await say(page, 'my own words')
  await confirmed(page, 'my own words')
  assert.ok(!(await menuOf(page, 'my own words')).includes('Take it back'))
  const all = await menuOf(page, 'good morning')
  assert.ok(all.includes('Reply') && !all.includes('Take it back'), all.join())
  assert.ok(all.includes('Remove bob from here') && all.includes('Ban bob'), all.join())

  await page.getByRole('button', { name: 'About #adas' }).tap()
  await page.getByRole('button', { name: 'Change the topic' }).tap()
  await page.getByLabel('Topic', { exact: true }).fill('tea')
  await page.getByRole('button', { name: 'Set topic' }).tap()
  await bob.waitFor(/ TOPIC #adas :tea/)
  await page.getByText('Rules of this channel').tap()
  await page.getByRole('switch', { name: 'Only people with voice can speak' }).tap()
  await bob.waitFor(/ MODE #adas :?\+m/)
  // Each rule is said once, and `r`, which services alone set, is none that could be switched.
  const rules = await page.locator('.channel-modes .switch-field').allInnerTexts()
  assert.deepEqual(rules, [...new Set(rules)])
  assert.ok(rules.includes('Only people who are logged in can join'), rules.join())
  assert.ok(!rules.includes('The channel is registered with the network'), rules.join())
  // What cannot be a value says so where it was written, and is not sent.
  for (const [field, wrong, why, right] of [
    ['Most people at once', 'abc', 'A number is wanted here, 1 or more.', '12'],
    ['Key', 'se same', 'A key has no blanks and no commas, and does not begin with a colon.', 'sesame'],
    ['Key', 'a,b', 'A key has no blanks and no commas, and does not begin with a colon.', 'sesame2'],
    ['Key', 'x'.repeat(33), 'The keys of this network have at most 32 characters.', 'sesame3'],
  ] as const) {
    const form = page.locator('form', { has: page.getByLabel(field, { exact: true }) })
    await form.getByLabel(field).fill(wrong)
    await form.getByRole('button', { name: 'Set' }).tap()
    await form.getByRole('alert').getByText(why).waitFor()
    assert.equal(await form.getByLabel(field).getAttribute('aria-invalid'), 'true')
    if (field === 'Key' && right !== 'sesame') continue
    await form.getByLabel(field).fill(right)
    assert.equal(await form.getByRole('alert').count(), 0)
    await form.getByRole('button', { name: 'Set' }).tap()
    await bob.waitFor(new RegExp(` MODE #adas :?\\+[kl] :?${right}`))
  }
  assert.ok(!bob.lines.some((line) => / MODE #adas .*(?:abc|se same|a,b)/.test(line)))
  // A mask that will not do stays where it was written; one is completed as the network would, and told where it is there already.
  const bans = page.locator('.channel-lists details').first()
  await bans.locator('summary').tap()
  await bans.getByText('Nobody.').waitFor()
  const mask = bans.getByLabel(/^Mask/)
  const put = async (text: string) => {
    await mask.fill(text)
    await bans.getByRole('button', { name: 'Add' }).tap()
  }
  await put('two words')
  await bans.getByRole('alert').getByText('A mask has no blanks, and does not begin with a colon.').waitFor()
  assert.equal(await mask.inputValue(), 'two words')
  await put('spam.example')
  await bob.waitFor(/ MODE #adas :?\+b :?\*!\*@spam\.example/)
  await bans.locator('code', { hasText: '*!*@spam.example' }).waitFor()
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name=mask]')?.value === '')
  await put('*!*@SPAM.example')
  await bans.getByRole('alert').getByText('*!*@SPAM.example is on the list already.').waitFor()
  assert.equal(await mask.getAttribute('aria-invalid'), 'true')
  await bans.getByRole('button', { name: 'Take *!*@spam.example off the list' }).tap()
  await bob.waitFor(/ MODE #adas :?-b :?\*!\*@spam\.example/)
  await page.getByRole('button', { name: 'Change the topic' }).tap()
  await page.getByLabel('Topic', { exact: true }).fill('ë'.repeat(200))
  await page.getByText('47 characters too long for this network.').waitFor()
  assert.ok(await page.getByRole('button', { name: 'Set topic' }).isDisabled())
  await page.getByRole('button', { name: 'Cancel' }).tap()
  await page.goBack()
  await page.locator('.spoken', { hasText: 'good morning' }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: /^Remove bob/ }).tap()
  await page.getByRole('button', { name: 'Remove', exact: true }).tap()
  await bob.waitFor(/ KICK #adas bob/)

  await page.goto(longwire.url)
  await say(await inChannel(page, '#bobs'), 'hello')
  bob.send('PRIVMSG #bobs :yours too')
  await confirmed(page, 'yours too')
  const few = await menuOf(page, 'yours too')
  assert.ok(few.includes('Reply') && !few.some((item) => /^(?:Remove|Ban) bob/.test(item)), few.join())
  await page.getByRole('button', { name: 'About #bobs' }).tap()
  await page.getByText('Rules of this channel').tap()
  await page.locator('.modes-held').getByText('Only operators change the topic').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Change the topic' }).count(), 0)
  await page.goto(longwire.url)
  await inChannel(page, '#open')
  await page.getByRole('button', { name: 'About #open' }).tap()
  await page.getByRole('button', { name: 'Change the topic' }).waitFor()
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

async function inChannel(page: Page, channel: string): Promise<Page> {
  await page.getByRole('button', { name: 'Join a channel' }).first().tap()
  await joinChannel(page, channel)
  return page
}

/** What is offered to be done with a line. */
async function menuOf(page: Page, text: string): Promise<readonly string[]> {
  await page.locator('.spoken', { hasText: text }).click({ button: 'right' })
  const items = page.getByRole('menuitem')
  await items.first().waitFor()
  const names = await items.allInnerTexts()
  await page.keyboard.press('Escape')
  await items.first().waitFor({ state: 'detached' })
  return names.map((name) => name.trim())
}
