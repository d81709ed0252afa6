import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { launchChromium, skipUnless } from '@longwire/peers'
import { Account } from '../bouncer/account.ts'
import { FastNetwork } from '../bouncer/fast-network.ts'
import { Longwire } from '../longwire.ts'
import { rowsInView, settled } from './in-page.ts'
import { screenshot } from './screenshot.ts'
import { logIn } from './steps.ts'
import { troubleIn } from './trouble.ts'

const lines = 100_000
const steps = 120
// As one notch of a wheel: what comes into view was drawn, and measured, a little before.
const stride = 120

// Pitfall 42: a person who reads is not thrown about by what arrives.
test('in a conversation of 100,000 lines nothing jumps: on the way up, at a line from a search, when new lines come', {
  skip: await skipUnless('chromium'),
}, async () => {
  await using network = await FastNetwork.start({ capabilities: 'message-tags server-time', members: 20 })
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  const id = await ada.addNetwork({ name: 'Fast', port: network.port })
  const [connection] = await network.waitForAll(1, 0)
  assert.ok(connection)
  await using witness = await ada.attach({ network: 'Fast' })
  connection.join('#long')
  for (let from = 0; from < lines; from += 1_000) {
    await connection.say(Array.from({ length: 1_000 }, (_, index) => lineOf(from + index)).join(''))
  }
  await witness.waitFor(/line 99999 /)

  await using browser = await launchChromium()
  const { page } = browser
  await logIn(page, longwire.url, ada)
  await page.goto(`${longwire.url}/c/${id}/%23long`)
  const log = page.getByRole('log')
  await log.getByText('line 99999 ').waitFor()

  await log.hover()
  let compared = 0
  for (let step = 0; step < steps; step++) compared += await strideUp(page)
  assert.ok(compared > steps / 2, `only ${compared} strides could be compared`)

  await page.keyboard.press('Control+Shift+f')
  await page.getByRole('searchbox').fill('needle')
  await page.getByRole('searchbox').press('Enter')
  await page.locator('.hit', { hasText: 'line 70 ' }).click()
  const found = log.locator('.spoken', { hasText: 'line 70 ' })
  await found.waitFor()
  await page.evaluate(settled)
  const before = await found.boundingBox()
  assert.ok(before !== null && before.y > 60 && before.y < 780, `the line stands at ${before?.y}`)
  await screenshot(page, 'phone-found-in-100000')
  await connection.say(lineOf(lines) + lineOf(lines + 1))
  await witness.waitFor(/line 100001 /)
  await page.evaluate(settled)
  const after = await found.boundingBox()
  // Less than a pixel is rounding.
  assert.ok(after !== null && Math.abs(after.y - before.y) < 1, `it stood at ${before.y}, and stands at ${after?.y}`)
  await readOn(page, log)
  await page.locator('.to-latest').click()
  await log.getByText('line 100001 ').waitFor()
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

/**
 * From a line of long ago one reads on: what comes next is loaded before one is there, from where one comes, and nothing is left
 * out.
 */
async function readOn(page: Page, log: Locator): Promise<void> {
  const seen = new Set<number>()
  for (let down = 0; !seen.has(200); down++) {
    assert.ok(down < 400, `only ${[...seen].join(' ')} came into view`)
    // Where lines are missing is out of sight again as soon as the next ones are there.
    await log.locator('.row.gap').waitFor({ state: 'detached' })
    const texts = await log.locator('.spoken').allTextContents()
    for (const text of texts) seen.add(Number(/line (\d+) /.exec(text)?.[1]))
    await page.mouse.wheel(0, stride)
    await page.evaluate(settled)
  }
  const numbers = [...seen].toSorted((a, b) => a - b).filter((number) => number >= 70)
  assert.deepEqual(
    numbers,
    Array.from(numbers, (_, index) => 70 + index),
  )
}

function lineOf(number: number): string {
  const words = 'words that people say to each other when the evening is long '.repeat(number % 4)
  const text = `line ${number} ${number === 70 ? 'needle ' : ''}${words}`
  return `:member${number % 7}!user@host.example PRIVMSG #long :${text}\r\n`
}

/** Scrolls up by one stride; every row that stays in view has moved by just as much. Answers whether one could be compared. */
async function strideUp(page: Page): Promise<0 | 1> {
  await page.evaluate(settled)
  const before = await page.evaluate(rowsInView)
  if (before.room < stride) return 0
  await page.mouse.wheel(0, -stride)
  await page.evaluate(settled)
  const after = await page.evaluate(rowsInView)
  const stayed = Object.entries(before.tops).filter(([row]) => after.tops[row] !== undefined)
  for (const [row, top] of stayed) {
    const moved = (after.tops[row] ?? 0) - top
    assert.ok(Math.abs(moved - stride) <= 2, `row ${row} moved by ${moved} pixels in place of ${stride}`)
  }
  return stayed.length > 0 ? 1 : 0
}
