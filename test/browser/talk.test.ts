import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { RawClient, launchChromium, skipUnless } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { framesLater, holdTimers, lineInView, settled, writesAsRowIsRedrawn } from './in-page.ts'
import { type Person, signIn, startPerson } from './person.ts'
import { screenshot } from './screenshot.ts'
import { addNetwork, confirmed, joinChannel, makeAccount, openConversation, say, writtenIs } from './steps.ts'
import { troubleIn } from './trouble.ts'

const skip = await skipUnless('ergo', 'chromium')
/** In milliseconds, as apps/web has it. */
const timeToUndo = 7_000

test('two people with a bouncer each talk: typing, a reply, a reaction, and one of them takes a line back', {
  skip,
}, async () => {
  await using person = await startPerson()
  const ada = person.page
  await using other = await Longwire.start()
  await using browser = await launchChromium({ viewport: { width: 1440, height: 900 }, touch: false })
  const cyd = browser.page
  await makeAccount(cyd, await other.setupLink(), 'cyd', 'correct horse battery')
  await addNetwork(cyd, { name: 'Ergo', port: person.ergo.port, nickname: 'cyd', tls: false })
  await joinChannel(cyd, '#longwire')

  await cyd.getByLabel('Write a message').pressSequentially('does the last tram go at midnight?')
  await ada.getByText('cyd is typing').waitFor()
  await cyd.getByLabel('Write a message').press('Enter')
  await confirmed(ada, 'does the last tram go at midnight?')

  await menuOf(ada, 'does the last tram', 'Reply')
  await ada.locator('.answer-bar').getByText('does the last tram').waitFor()
  await say(ada, 'twelve past')
  const reply = cyd.locator('.spoken', { hasText: 'twelve past' })
  await reply.locator('.answered', { hasText: 'does the last tram' }).waitFor()

  await reply.click({ button: 'right' })
  await cyd.getByRole('button', { name: 'React with 🎉' }).click()
  await ada.getByRole('button', { name: '🎉 by cyd' }).click()
  await cyd.getByRole('button', { name: '🎉 by cyd, ada' }).waitFor()
  await screenshot(cyd, 'wide-talk')
  await screenshot(ada, 'phone-talk')

  await say(ada, 'I mean a quarter past')
  await confirmed(cyd, 'I mean a quarter past')
  await ada.evaluate(holdTimers, timeToUndo)
  await menuOf(ada, 'I mean a quarter past', 'Take it back')
  // One can think better of it.
  await ada.locator('.spoken').getByRole('button', { name: 'Undo' }).click()
  await ada.locator('.spoken', { hasText: 'I mean a quarter past' }).waitFor()
  await menuOf(ada, 'I mean a quarter past', 'Take it back')
  await ada.locator('.undo').waitFor()
  await ada.evaluate(() => window.timersEnd?.())
  await cyd.getByRole('log').getByText('Taken back by ada').waitFor()
  await takeBackByKeys(ada)

  // Whoever reacts at the end goes on following it, and sees on a phone, too, who else did.
  await using dan = await RawClient.register({ port: person.ergo.port }, 'dan')
  dan.send('JOIN #longwire', ...Array.from({ length: 40 }, (_, line) => `PRIVMSG #longwire :dan says ${line}.`))
  await ada.waitForFunction(lineInView, 'dan says 39.')
  await cyd.locator('.spoken', { hasText: 'dan says 39.' }).click({ button: 'right' })
  await cyd.getByRole('button', { name: 'React with 👍' }).click()
  await ada.getByRole('button', { name: '👍 by cyd' }).click()
  await ada.getByRole('button', { name: '👍 by cyd, ada' }).waitFor()
  await ada.evaluate(settled)
  dan.send(...Array.from({ length: 4 }, (_, line) => `PRIVMSG #longwire :dan adds ${line}.`))
  await ada.waitForFunction(lineInView, 'dan adds 3.')
  await ada.locator('.spoken', { hasText: 'dan says 39.' }).click({ button: 'right' })
  await ada.getByRole('dialog').getByText('Reactions').click()
  await ada.getByRole('listitem').getByText('👍 cyd, ada').waitFor()
  await ada.keyboard.press('Escape')
  // Who goes on to write while a row is drawn anew stays there.
  const focused = ada.evaluate(writesAsRowIsRedrawn, 'dan adds 3.')
  await cyd.locator('.spoken', { hasText: 'dan adds 3.' }).click({ button: 'right' })
  await cyd.getByRole('button', { name: 'React with 👍' }).click()
  assert.equal(await focused, 'textarea')
  assert.deepEqual(troubleIn(person.browser.consoleLines), [])
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

test('two screens of one person show the same, read up to the same line, and a line said on one is on the other once', {
  skip,
}, async () => {
  await using person = await startPerson()
  await using bob = await joined(person, 'bob')
  await using browser = await launchChromium({ viewport: { width: 1440, height: 900 }, touch: false })
  const desk = browser.page
  await signIn(desk, person)
  // Read on the phone, where it is before her eyes.
  bob.send('PRIVMSG #longwire :ada: are you there?')
  await confirmed(person.page, 'are you there?')
  await desk.getByText('are you there?').waitFor()
  await desk.locator('.conversation-row .count').waitFor({ state: 'detached' })
  // While she looks at the list.
  bob.send('PRIVMSG #longwire :hello? anybody?')
  await desk.locator('.conversation-row', { hasText: 'hello? anybody?' }).waitFor()

  await openConversation(desk, '#longwire')
  await say(desk, 'yes, at the desk')
  await confirmed(person.page, 'yes, at the desk')
  await say(person.page, 'and on the phone')
  await confirmed(desk, 'and on the phone')
  for (const page of [desk, person.page]) {
    assert.equal(await page.locator('.spoken', { hasText: 'yes, at the desk' }).count(), 1)
    assert.equal(await page.locator('.spoken', { hasText: 'and on the phone' }).count(), 1)
  }
})

test('the composer completes, recalls, asks before many lines, and says what was wrong with a command', {
  skip,
}, async () => {
  await using person = await startPerson({ viewport: { width: 1440, height: 900 }, touch: false })
  const { page } = person
  await using bob = await joined(person, 'bob_the_builder')
  const input = page.getByLabel('Write a message')

  await input.fill('bob')
  await input.press('Tab')
  await writtenIs(page, 'bob_the_builder: ')
  await input.pressSequentially('hello')
  await input.press('Enter')
  await bob.waitFor(/PRIVMSG #longwire :bob_the_builder: hello/)
  await input.press('ArrowUp')
  await writtenIs(page, 'bob_the_builder: hello')
  await input.press('ArrowDown')
  await writtenIs(page, '')

  // Where several fit, Tab goes from one to the next in the text itself, and one goes on writing behind it.
  await using baker = await joined(person, 'bob_the_baker')
  await page.getByRole('log').getByText('bob_the_baker').waitFor()
  const words = ['bob_the_builder: ', 'bob_the_baker: ']
  await input.fill('bob')
  await input.press('Tab')
  await page.locator('[role=option][aria-selected=true]').waitFor()
  const first = await input.inputValue()
  const second = words.find((word) => word !== first) ?? ''
  assert.ok(words.includes(first), first)
  await input.press('Tab')
  await writtenIs(page, second)
  await input.press('Tab')
  await writtenIs(page, first)
  await input.press('Shift+Tab')
  await writtenIs(page, second)
  await input.pressSequentially('hi')
  await writtenIs(page, `${second}hi`)
  await page.getByRole('option').first().waitFor({ state: 'detached' })
  await input.press('Enter')
  await baker.waitFor(/PRIVMSG #longwire :bob_the_\w+: hi$/)

  await input.pressSequentially('/who')
  await page.getByRole('option', { name: /^\/whois/ }).click()
  await writtenIs(page, '/whois ')
  await input.fill('/tpoic hello')
  await input.press('Enter')
  await page.getByRole('alert').getByText('did you mean /topic').waitFor()
  await writtenIs(page, '/tpoic hello')

  await input.fill('one\ntwo\nthree\nfour\nfive\nsix')
  await input.press('Enter')
  await page.getByRole('dialog').getByText('That is 6 lines.').waitFor()
  await screenshot(page, 'wide-many-lines')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await writtenIs(page, 'one\ntwo\nthree\nfour\nfive\nsix')
  await input.press('Enter')
  await page.getByRole('button', { name: 'Send 6 lines' }).click()
  await bob.waitFor(/:six$/)

  await input.fill('half a thou')
  await page.reload()
  await page.locator('.spoken').first().waitFor()
  await writtenIs(page, 'half a thou')
})

test('a nickname that was taken is a chip, and gone when the name is free again', { skip }, async () => {
  let other: RawClient | undefined
  await using person = await startPerson({
    before: async ({ port }) => (other = await RawClient.register({ port }, 'ada')),
  })
  const { page } = person
  const chip = page.locator('.chip', { hasText: 'Take ada back' })
  await chip.getByText('since ada was taken').waitFor()
  await screenshot(page, 'phone-other-nickname')
  await page.getByRole('button', { name: 'Take ada back' }).click()
  await chip.getByText('in use').waitFor()
  await other?.quit()
  await chip.waitFor({ state: 'detached' })
})

test('a nickname of an account is said to be one, and the way to log in is beside it', { skip }, async () => {
  await using person = await startPerson({
    async before({ port }) {
      await using owner = await RawClient.register({ port }, 'ada')
      owner.send('NS REGISTER correct-horse-battery')
      await owner.waitFor(/NickServ\S* NOTICE ada :.*(?:created|registered)/i)
      await owner.quit()
    },
  })
  const { page } = person
  await page.getByRole('button', { name: 'Take ada back' }).click()
  const chip = page.locator('.chip')
  await chip.getByText("ada belongs to somebody's account").waitFor()
  await chip.getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL(/\/networks\/[\w-]+$/)
})

test('a topic is changed in place, a nickname too, and a person is removed by those who may', { skip }, async () => {
  await using person = await startPerson()
  const { page } = person
  await using bob = await joined(person, 'bob')
  await page.getByRole('button', { name: 'About #longwire' }).click()
  await page.getByRole('button', { name: 'Change the topic' }).click()
  await page.getByRole('textbox', { name: 'Topic' }).fill('wires, long ones')
  await page.getByRole('button', { name: 'Set topic' }).click()
  await bob.waitFor(/TOPIC #longwire :wires, long ones/)
  await page.getByLabel('Your nickname here').fill('adelaide')
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await bob.waitFor(/NICK :?adelaide/)
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: '2 people' }).click()
  await page.getByLabel('Find a person').fill('bo')
  await page.getByRole('button', { name: 'bob' }).click()
  await page.getByText('Remove from the channel').click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await bob.waitFor(/KICK #longwire bob/)
})

// Source: docs/decisions/renamed-people.md
test('many lines to somebody whose nickname another one has are asked for twice: how many they are, and whom they are for', {
  skip,
}, async () => {
  await using person = await startPerson({ viewport: { width: 1440, height: 900 }, touch: false })
  const { page } = person
  await using bob = await joined(person, 'bob')
  bob.send('PRIVMSG ada :hello')
  await openConversation(page, 'bob')
  bob.send('NICK robert')
  await page.getByText('bob is now robert').waitFor()
  await using stranger = await joined(person, 'bob')
  stranger.send('PRIVMSG ada :I am another')
  await page.locator('.spoken', { hasText: 'I am another' }).waitFor()

  const input = page.getByLabel('Write a message')
  const secret = 'one\ntwo\nthree\nfour\nfive\nsix'
  for (const time of ['first', 'second']) {
    await input.fill(secret)
    await input.press('Enter')
    await page.getByRole('button', { name: 'Send 6 lines' }).click()
    await page.getByRole('dialog').getByText('bob is robert now').waitFor()
    // The browser tells of what is closed in a turn of its own.
    await page.evaluate(framesLater)
    await screenshot(page, `wide-another-person-${time}`)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await writtenIs(page, secret)
  }
  await input.press('Enter')
  await page.getByRole('button', { name: 'Send 6 lines' }).click()
  await page.getByRole('dialog').getByText('bob is robert now').waitFor()
  stranger.send('PING nothing')
  await stranger.waitFor(/PONG \S+ :?nothing/)
  assert.ok(!stranger.lines.some((line) => /PRIVMSG bob/.test(line)))
  await page.getByRole('button', { name: 'Do it' }).click()
  await stranger.waitFor(/PRIVMSG bob :six$/)
})

async function joined({ ergo }: Person, nickname: string): Promise<RawClient> {
  const client = await RawClient.register({ port: ergo.port }, nickname)
  client.send('JOIN #longwire')
  await client.waitFor(/ 366 /)
  return client
}

async function menuOf(page: Page, text: string, item: string): Promise<void> {
  await page.locator('.spoken', { hasText: text }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: item }).click()
}

/** Takes back what somebody else said, as an operator may, by the keyboard alone: the focus stays with the row. */
async function takeBackByKeys(page: Page): Promise<void> {
  const row = page.locator('.spoken', { hasText: 'does the last tram' }).first()
  await row.focus()
  await row.press('Enter')
  const item = page.getByRole('menuitem', { name: 'Take it back' })
  await item.focus()
  await item.press('Enter')
  await page.locator('.undo:focus').press('Enter')
  await page.locator('.spoken:focus', { hasText: 'does the last tram' }).press('Enter')
  await item.focus()
  await item.press('Enter')
  await page.locator('.undo:focus').waitFor()
  await page.evaluate(() => window.timersEnd?.())
  await page.locator('.spoken:focus .redacted', { hasText: 'Taken back by ada' }).waitFor()
}
