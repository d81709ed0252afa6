/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { launchChromium, skipUnless } from '@longwire/peers'
import { Account } from '../bouncer/account.ts'
import { type FastConnection, FastNetwork } from '../bouncer/fast-network.ts'
import { Longwire } from '../longwire.ts'
import { lineInView, noteLateLines, rowsInView, settled } from './in-page.ts'
import { logIn, say } from './steps.ts'
import { troubleIn } from './trouble.ts'

const skip = await skipUnless('chromium')
const burst = 300
const talk = 100
const rounds = 2
/** Of a message that is higher than a phone. */
const paragraphs = 60
const capabilities = 'message-tags server-time batch draft/multiline=max-bytes=40000,max-lines=100'

// Pitfall 42: who is at the end sees what comes, however fast it comes; who reads further up is left alone.
test('the end is followed through bursts of lines, on a slow processor too, and who scrolled up is never moved', {
  skip,
}, async () => {
  await using network = await FastNetwork.start({ capabilities, members: 20 })
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  const id = await ada.addNetwork({ name: 'Fast', port: network.port })
  const [connection] = await network.waitForAll(1, 0)
  assert.ok(connection)
  await using witness = await ada.attach({ network: 'Fast' })
  connection.join('#fast')
  const said = new Speaker(connection)
  await said.lines(60)
  await witness.waitFor(said.latest)

  await using browser = await launchChromium()
  const { page } = browser
  await browser.context.addInitScript(noteLateLines)
  await logIn(page, longwire.url, ada)
  await page.goto(`${longwire.url}/c/${id}/%23fast`)
  await page.locator('.spoken').first().waitFor()
  await toEnd(page)
  await page.waitForFunction(lineInView, said.mark)

  // What comes is drawn at once, while rows are measured and older ones leave the window, too.
  await page.evaluate(() => window.lateLines.splice(0))
  for (let line = 0; line < talk; line++) {
    await said.oneByOne(1)
    await page.waitForFunction(lineInView, said.mark)
  }
  assert.deepEqual(await page.evaluate(() => window.lateLines), [])

  const session = await page.context().newCDPSession(page)
  for (const rate of [1, 4]) {
    await session.send('Emulation.setCPUThrottlingRate', { rate })
    for (let round = 0; round < rounds; round++) {
      await said.oneByOne(burst)
      await page.waitForFunction(lineInView, said.mark)
      // A hand that cannot go further down is no leaving.
      if (round % 2 === 0) await page.mouse.wheel(0, 400)
      await said.lines(burst)
      await page.waitForFunction(lineInView, said.mark)
      await page.evaluate(settled)
      assert.ok(await page.evaluate(lineInView, said.mark), `${said.mark} is not in view`)

      await page.mouse.wheel(0, -300)
      await page.locator('.to-latest').waitFor()
      await page.evaluate(settled)
      const before = await page.evaluate(rowsInView)
      await said.oneByOne(20)
      await said.lines(20)
      await witness.waitFor(said.latest)
      await page.getByRole('button', { name: /new/ }).waitFor()
      await page.evaluate(settled)
      assert.deepEqual((await page.evaluate(rowsInView)).tops, before.tops)
      await toEnd(page)
      await page.waitForFunction(lineInView, said.mark)
    }
  }
  // What is higher than the window is not known to be so before it is drawn.
  for (const goDown of [toEnd, toLatest]) {
    await page.evaluate(settled)
    await page.mouse.wheel(0, -4000)
    await page.locator('.to-latest').waitFor()
    await said.longMessage(paragraphs)
    await page.getByRole('button', { name: /new/ }).waitFor()
    await page.evaluate(settled)
    await goDown(page)
    await page.waitForFunction(isAtEnd)
    await page.evaluate(settled)
    assert.ok(await page.evaluate(isAtEnd), goDown.name)
  }
  // A composer that is emptied and filled again within a frame.
  await page.getByLabel('Write a message').fill('one\n'.repeat(5))
  await page.evaluate(settled)
  await page.evaluate(emptyAndFill)
  await page.evaluate(settled)
  assert.ok(await page.evaluate(isAtEnd))

  // The button stands above the lines: a wheel over it scrolls them.
  await page.locator('.lines').hover()
  await page.mouse.wheel(0, -300)
  await page.locator('.to-latest').hover()
  await page.mouse.wheel(0, 1_000_000)
  await page.locator('.to-latest').waitFor({ state: 'hidden' })
  await page.locator('.lines').hover()
  await page.mouse.wheel(0, -300)
  await page.locator('.to-latest').waitFor()
  await say(page, 'here I am')
  await page.waitForFunction(lineInView, 'here I am')
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

/** Somebody who says numbered lines of different lengths. */
class Speaker {
  readonly #connection: FastConnection
  #count = 0

  constructor(connection: FastConnection) {
    this.#connection = connection
  }

  /** What the newest line begins with, and no other. */
  get mark(): string {
    return `line ${this.#count - 1}:`
  }

  get latest(): RegExp {
    return new RegExp(this.mark)
  }

  /** In one packet. */
  async lines(count: number): Promise<void> {
    await this.#connection.say(Array.from({ length: count }, () => this.#next()).join(''))
  }

  /** In a packet each. */
  async oneByOne(count: number): Promise<void> {
    for (let line = 0; line < count; line++) await this.#connection.say(this.#next())
  }

  /** One message of so many lines. */
  async longMessage(count: number): Promise<void> {
    const batch = `long${this.#count}`
    const lines = Array.from(
      { length: count },
      () => `@batch=${batch};${this.#next().replace(/^:\S+/, 'line=1 :member1!user@host.example')}`,
    )
    const start = `:member1!user@host.example BATCH +${batch} draft/multiline #fast\r\n`
    await this.#connection.say(`${start}${lines.join('')}:fast.example BATCH -${batch}\r\n`)
  }

  #next(): string {
    const number = this.#count++
    const words = 'words that people say to each other when the evening is long '.repeat(number % 5)
    return `:member${number % 7}!user@host.example PRIVMSG #fast :line ${number}: ${words}\r\n`
  }
}

/** By hand, as far as it goes. */
async function toEnd(page: Page): Promise<void> {
  await page.locator('.lines').hover()
  await page.mouse.wheel(0, 1_000_000)
  await page.locator('.to-latest').waitFor({ state: 'hidden' })
}

/** By the button. */
async function toLatest(page: Page): Promise<void> {
  await page.locator('.to-latest').click()
}

/** Whether there is nothing below, in the page. */
function isAtEnd(): boolean {
  const log = document.querySelector('.lines')
  return log !== null && log.scrollHeight - log.scrollTop - log.clientHeight <= 1
}

/** What stands in the composer is gone and there again before a frame is drawn, in the page. */
function emptyAndFill(): void {
  const composer = document.querySelector<HTMLTextAreaElement>('.composer textarea')
  if (composer === null) throw new Error('There is no composer')
  const { value } = composer
  for (const text of ['', value]) {
    composer.value = text
    composer.dispatchEvent(new InputEvent('input', { bubbles: true }))
    // Layout, so that the browser brings back what is scrolled too far.
    composer.getBoundingClientRect()
  }
}
