/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { launchChromium, RawClient, skipUnless } from '@longwire/peers'
import { FastNetwork } from '../bouncer/fast-network.ts'
import { Longwire } from '../longwire.ts'
import { accessibilityTrouble, startPerson } from './person.ts'
import { screenshot } from './screenshot.ts'
import { addNetwork, confirmed, joinChannel, makeAccount, say } from './steps.ts'
import { troubleIn } from './trouble.ts'

const skip = await skipUnless('ergo', 'chromium')

test('a message is linked to, copied with others as text, found with its neighbours, and exported with all of them', {
  skip,
}, async () => {
  // Midnight may come meanwhile.
  const day = new Date().toLocaleDateString('sv')
  await using person = await startPerson({ viewport: { width: 1440, height: 900 }, touch: false })
  const { page, browser, longwire } = person
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: longwire.url })
  await using bob = await RawClient.register({ port: person.ergo.port }, 'bob')
  bob.send('JOIN #longwire')
  await bob.waitFor(/ 366 /)
  // Longer than the network takes in a line: it leaves at once, as one message, and arrives.
  const long = 'word '.repeat(799).trim()
  await say(page, long)
  await confirmed(page, long)
  await bob.waitFor(/ PRIVMSG #longwire :.* word$/)
  for (const text of ['who has tea?', 'I have a kettle', 'then come over']) {
    bob.send(`PRIVMSG #longwire :${text}`)
    await confirmed(page, text)
  }
  await inMenu(page, 'I have a kettle', 'Copy link')
  await page.getByText('Copied.').waitFor()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  assert.match(link, /\/c\/.*%23longwire\?line=/)

  await copiesAsQuoted(page, bob, person.ergo.port)

  await page.goto(new URL('/search?text=kettle', longwire.url).href)
  const hit = page.locator('.hit')
  await hit.getByText('who has tea?').waitFor()
  await hit.getByText('then come over').waitFor()
  await screenshot(page, 'wide-search-in-context')
  assert.deepEqual(await accessibilityTrouble(page), [])

  await nothingHiddenIsRead(page, bob)
  await printed(page)
  await page.goto(link)
  await page.locator('[data-shown]', { hasText: 'I have a kettle' }).waitFor()

  await page.getByRole('button', { name: 'About #longwire' }).click()
  await page.getByLabel('Jump to a day').fill(day)
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await page.waitForURL(/line=/)
  await page.locator('[data-shown]', { hasText: 'joined' }).waitFor()

  await page.goto(new URL('/settings/account', longwire.url).href)
  await page.locator('select[name=conversation]').selectOption({ label: '#longwire · Ergo' })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a file' }).click(),
  ])
  assert.equal(download.suggestedFilename(), '#longwire.txt')
  assert.match(await readFile(await download.path(), 'utf8'), /<bob> who has tea\?\n.*<bob> I have a kettle\n/)
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

test('who said something is ignored, removed or banned from its menu, as far as one may', { skip }, async () => {
  await using person = await startPerson()
  const { page } = person
  await using bob = await RawClient.register({ port: person.ergo.port }, 'bob')
  bob.send('JOIN #longwire', 'PRIVMSG #longwire :hello')
  await confirmed(page, 'hello')
  await inMenu(page, 'hello', 'Select text')
  await page.waitForFunction(() => getSelection()?.toString() === 'hello')
  await inMenu(page, 'hello', 'Ignore bob')
  await page.getByRole('log').getByText('hello').waitFor({ state: 'detached' })
  await say(page, '/unignore bob')
  await page.getByRole('log').getByText('hello').waitFor()
  await inMenu(page, 'hello', 'Ban bob')
  const ban = page.getByRole('group').filter({ hasText: 'Keep out everybody who' }).first()
  await ban.getByLabel(/has this nickname/).check()
  await ban.getByRole('button', { name: 'Ban', exact: true }).click()
  await bob.waitFor(/MODE #longwire \+b bob!\*@\*/)
  await bob.waitFor(/KICK #longwire bob/)
})

// Source: https://ircv3.net/specs/extensions/message-tags#rpl_isupport-tokens
test('replies and reactions are offered where the network passes them on, and nowhere else', {
  skip: await skipUnless('chromium'),
}, async () => {
  await using network = await FastNetwork.start({ capabilities: 'message-tags server-time', members: 2 })
  await using longwire = await Longwire.start()
  await using browser = await launchChromium()
  const { page } = browser
  await makeAccount(page, await longwire.setupLink(), 'ada', 'correct horse battery')
  await addNetwork(page, { name: 'Fast', port: network.port, nickname: 'ada', tls: false })
  await joinChannel(page, '#fast')
  const connection = await network.waitFor(({ channels }) => channels.has('#fast'))
  const offers: (readonly [boolean, boolean])[] = []
  for (const denied of ['', '*', '*,-reply', 'reply,react']) {
    if (denied !== '') await connection.say(`:fast.example 005 ada CLIENTTAGDENY=${denied} :are supported\r\n`)
    await connection.say(`:member1!user@host.example PRIVMSG #fast :with "${denied}"\r\n`)
    await confirmed(page, `with "${denied}"`)
    await page.locator('.spoken', { hasText: `with "${denied}"` }).click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Quote' }).waitFor()
    const [replies, reactions] = await Promise.all([
      page.getByRole('menuitem', { name: 'Reply' }).count(),
      page.getByRole('button', { name: /^React with/ }).count(),
    ])
    offers.push([replies > 0, reactions > 0])
    await page.keyboard.press('Escape')
    await page.getByRole('menuitem').first().waitFor({ state: 'detached' })
  }
  assert.deepEqual(offers, [
    [true, true],
    [false, false],
    [true, false],
    [false, false],
  ])
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

test('what a network says no to is told on the card of the person, and is gone when it was done', {
  skip,
}, async () => {
  await using person = await startPerson()
  const { page, browser } = person
  await using bob = await RawClient.register({ port: person.ergo.port }, 'bob')
  await using clara = await RawClient.register({ port: person.ergo.port }, 'clara')
  bob.send('JOIN #bobs')
  await bob.waitFor(/ 366 bob #bobs/)
  await say(page, '/join #bobs')
  await page.getByRole('heading', { name: '#bobs' }).waitFor()
  clara.send('JOIN #bobs')
  await clara.waitFor(/ 366 clara #bobs/)
  // Who helps to keep order may give voice, and makes nobody an operator.
  bob.send('MODE #bobs +h ada')
  await bob.waitFor(/ MODE #bobs \+h ada/)
  clara.send('PRIVMSG #bobs :good evening')
  await confirmed(page, 'good evening')
  await inMenu(page, 'good evening', 'About clara')
  const moderation = page.locator('.moderation')
  await moderation.getByRole('button', { name: 'Make operator' }).click()
  await moderation.getByRole('alert').waitFor()
  assert.equal(await moderation.getByRole('alert').innerText(), 'Only an operator of #bobs can do that.')
  await moderation.getByRole('button', { name: 'Give voice' }).click()
  await clara.waitFor(/ MODE #bobs \+v clara/)
  await moderation.getByRole('alert').waitFor({ state: 'detached' })
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

/** Several lines are copied as people quote them: what is not shown is not among them, and what is drawn together is apart. */
async function copiesAsQuoted(page: Page, bob: RawClient, port: number): Promise<void> {
  await using noisy = await RawClient.register({ port }, 'noisy')
  noisy.send('JOIN #longwire', 'PRIVMSG #longwire :noise', 'PART #longwire')
  await noisy.waitFor(/ PART /)
  bob.send('PRIVMSG #longwire :\u0001ACTION pours\u0001', 'NOTICE #longwire :tea is ready')
  await confirmed(page, 'tea is ready')
  await say(page, '/ignore noisy')
  await page.getByRole('log').getByText('noise', { exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('log').getByText('is ignored').waitFor()
  await using clara = await RawClient.register({ port }, 'clara')
  clara.send('JOIN #longwire', 'PART #longwire', 'JOIN #longwire')
  await page.locator('.condensed', { hasText: 'clara' }).last().waitFor()
  bob.send('PRIVMSG #longwire :hello clara')
  await confirmed(page, 'hello clara')

  assert.match(
    await copiedFrom(page, 'who has tea?', 'tea is ready'),
    /^\[.+\] <bob> who has tea\?\n\[.+\] <bob> I have a kettle\n\[.+\] <bob> then come over\n\[.+\] \* bob pours\n\[.+\] -bob- tea is ready$/,
  )
  assert.match(
    await copiedFrom(page, 'is ignored', 'clara'),
    /^\[.+\] noisy.* is ignored.*\n\[.+\] clara joined\n\[.+\] clara left\n\[.+\] clara joined$/,
  )
}

async function copiedFrom(page: Page, from: string, to: string): Promise<string> {
  await page.evaluate(selectRows, [from, to])
  await page.keyboard.press('Control+c')
  return await page.evaluate(() => navigator.clipboard.readText())
}

/** A spoiler and a host that looks like another one, where lines are told of: in the list, above an answer, and when they are found. */
async function nothingHiddenIsRead(page: Page, bob: RawClient): Promise<void> {
  await page.locator('.conversation-row', { hasText: '#longwire' }).click()
  bob.send('PRIVMSG #longwire :the film: \u000301,01butler\u0003 on https://аpple.com/')
  await page.locator('.spoken .spoiler', { hasText: 'butler' }).waitFor()
  await page.locator('.conversation-row .last', { hasText: 'the film: ███ on' }).waitFor()
  // Beside the link, which has a menu of its own.
  await page.locator('.spoken', { hasText: 'the film' }).locator('time').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Reply' }).click()
  await page.locator('.answer-bar').getByText('the film: ███ on https://xn--pple-43d.com/').waitFor()
  await say(page, 'who else')
  await page.locator('.answered').getByText('the film: ███ on https://xn--pple-43d.com/').waitFor()
  await page.goto(new URL('/search?text=film', page.url()).href)
  await page.locator('.hit-text', { hasText: 'the film: ███ on https://xn--pple-43d.com/' }).waitFor()
  assert.equal(await page.getByText('butler').count(), 0)
}

/** On paper a conversation is its lines, black on white. */
async function printed(page: Page): Promise<void> {
  await page.locator('.conversation-row', { hasText: '#longwire' }).click()
  const row = page.locator('.spoken', { hasText: 'who else' })
  await row.waitFor()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.locator('.composer').waitFor({ state: 'hidden' })
  assert.equal(await page.locator('.conversations').isVisible(), false)
  assert.equal(await page.locator('.conversation-header').isVisible(), false)
  assert.deepEqual(
    await row.evaluate((element) => {
      const { color } = getComputedStyle(element)
      const lines = document.querySelector('.lines')
      return [
        color,
        getComputedStyle(document.documentElement).backgroundColor,
        lines?.scrollHeight === lines?.clientHeight,
      ]
    }),
    ['rgb(0, 0, 0)', 'rgb(255, 255, 255)', true],
  )
  await screenshot(page, 'wide-printed')
  await page.emulateMedia({ media: null, colorScheme: null })
}

/** Chooses from the menu of what has this text. */
async function inMenu(page: Page, text: string, item: string): Promise<void> {
  await page.locator('.spoken', { hasText: text }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: item }).click()
}

/** Selects from the row with the first text to that with the second. Runs in the page. */
function selectRows([from, to]: readonly string[]): void {
  const rows = [...document.querySelectorAll('.lines [data-row]')]
  const [first, last] = [from, to].map((text) => rows.find((row) => row.textContent.includes(text ?? '')))
  if (first === undefined || last === undefined) throw new Error('The rows are not there')
  document.querySelector<HTMLElement>('.lines')?.focus()
  getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length)
}
