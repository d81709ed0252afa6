/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { skipUnless } from '@longwire/peers'
import { clippedWith, holdTimers, outgrown } from './in-page.ts'
import { accessibilityTrouble, startPerson } from './person.ts'
import { screenshot } from './screenshot.ts'
import { troubleIn } from './trouble.ts'

const skip = await skipUnless('ergo', 'chromium')
const wide = { viewport: { width: 1440, height: 700 }, touch: false } as const
/** Milliseconds in which a style is to be kept. */
const styleTrial = 20_000

/** What the list of conversations is painted with. */
const background = (page: Page): Promise<string> =>
  page.locator('.conversations').evaluate((list) => getComputedStyle(list).backgroundColor)

test("on a wide screen every setting is reached by the wheel, and a style of one's own is tried before it is kept", {
  skip,
}, async () => {
  await using person = await startPerson(wide)
  const { page, browser, longwire } = person
  const at = (path: string): string => new URL(path, longwire.url).href
  for (const [section, last] of [
    ['notifications', 'Never a mention'],
    ['keyboard', 'Close what is open, or go back'],
    ['account', 'Save as a file'],
  ] as const) {
    await page.goto(at(`/settings/${section}`))
    await page.getByText(last).waitFor()
    assert.deepEqual(await page.evaluate(outgrown), [], section)
    await page.mouse.move(1000, 500)
    await page.mouse.wheel(0, 5_000)
    await page.waitForFunction(
      (text) =>
        [...document.querySelectorAll('.page-body *')].some(
          (one) => one.textContent === text && one.getBoundingClientRect().bottom <= innerHeight,
        ),
      last,
    )
  }

  await page.goto(at('/settings/appearance'))
  const before = await background(page)
  await page.getByText('Your own style (CSS)').click()
  const style = page.getByRole('textbox', { name: 'Your own style' })
  await style.fill('{{ nothing')
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByText('This cannot be read as a style sheet.').waitFor()
  assert.equal(await background(page), before)
  // What leaves nothing to press goes away by itself.
  await page.evaluate(holdTimers, styleTrial)
  await style.fill('* { display: none !important }')
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.locator('.conversations').waitFor({ state: 'hidden' })
  await page.evaluate(() => window.timersEnd?.())
  await page.locator('.conversations').waitFor()

  // What is kept holds in other tabs at once, and after a reload; by its address one gets in without it.
  const other = await browser.context.newPage()
  await other.goto(longwire.url)
  await other.locator('.conversation-row').first().waitFor()
  await style.fill('.conversations { background: rgb(1, 2, 3) }')
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByRole('button', { name: 'Keep it' }).waitFor()
  assert.equal(await background(page), 'rgb(1, 2, 3)')
  assert.equal(await background(other), before)
  const anything = page.evaluate(() => new Promise((resolve) => addEventListener('storage', resolve, { once: true })))
  await other.evaluate(() => localStorage.setItem('longwire anything', 'else'))
  await anything
  assert.equal(await background(page), 'rgb(1, 2, 3)', 'another tab keeps something else')
  await screenshot(page, 'wide-own-style')
  await page.getByRole('button', { name: 'Keep it' }).click()
  await other.waitForFunction(
    () =>
      document.querySelector('.conversations')?.computedStyleMap().get('background-color')?.toString() ===
      'rgb(1, 2, 3)',
  )
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Try it')
  await page.reload()
  await page.locator('.conversation-row').first().waitFor()
  assert.equal(await background(page), 'rgb(1, 2, 3)')
  await page.goto(at('/settings/appearance?plain'))
  await page.locator('.conversation-row').first().waitFor()
  assert.equal(await background(page), before)
  await page.getByText('Your own style (CSS)').click()
  await style.fill('')
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByRole('button', { name: 'Keep it' }).click()
  await other.reload()
  await other.locator('.conversation-row').first().waitFor()
  assert.equal(await background(other), before)
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

test('whoever opens the settings by their address is told whether they can be notified; the device says at each start that it is there', {
  skip,
}, async () => {
  await using person = await startPerson(wide)
  const { page, browser, longwire } = person
  await page.goto(new URL('/settings/notifications', longwire.url).href)
  await page.getByRole('switch', { name: 'Notify me when Longwire is closed' }).waitFor()
  await page.getByLabel('From').fill('08:00')
  await page.getByLabel('To', { exact: true }).fill('08:00')
  for (let press = 0; press < 2; press++) await page.getByRole('button', { name: 'Add', exact: true }).first().click()
  await page.getByText('All day').waitFor()
  for (let press = 0; press < 2; press++) {
    await page.getByLabel('Word or name').fill('kettle')
    await page.getByLabel('Word or name').press('Enter')
    // The field is empty when it was added.
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name=pattern]')?.value === '')
  }
  await page.getByRole('button', { name: 'Remove “kettle”' }).waitFor()
  assert.equal(await page.locator('.kept-rules li').count(), 2)
  assert.deepEqual(await accessibilityTrouble(page), [])

  await browser.context.grantPermissions(['notifications'], { origin: longwire.url })
  await page.addInitScript(() => {
    const made = {
      endpoint: 'https://push.example/1',
      toJSON: () => ({ keys: { p256dh: 'BA', auth: 'AA' } }),
    }
    navigator.serviceWorker.getRegistration = async () =>
      ({ pushManager: { getSubscription: async () => made } }) as unknown as ServiceWorkerRegistration
  })
  const registered = new Promise<void>((resolve) => {
    page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => {
        if (payload.toString().includes('WEBPUSH REGISTER https://push.example/1')) resolve()
      }),
    )
  })
  await page.reload()
  await registered
})

test('people stand beside a channel from the width on that has room for them, however large the text is, and the heading of the list is whole', {
  skip,
}, async () => {
  await using person = await startPerson(wide)
  const { page } = person
  const people = page.getByRole('region', { name: 'People' })
  for (const [size, width] of [
    ['small', 1_125],
    ['normal', 1_200],
    ['large', 1_350],
    ['largest', 1_575],
  ] as const) {
    await page.getByLabel('Write a message').fill(`/set textSize ${size}`)
    await page.getByLabel('Write a message').press('Enter')
    await page.locator(`html[data-text-size=${size}]`).waitFor({ state: 'attached' })
    await page.setViewportSize({ width: width - 1, height: 700 })
    await people.waitFor({ state: 'detached' })
    await page.setViewportSize({ width, height: 700 })
    await people.waitFor()
  }
  await page.getByLabel('Write a message').fill('/set textSize normal')
  await page.getByLabel('Write a message').press('Enter')
  await page.locator('html[data-text-size=normal]').waitFor({ state: 'attached' })
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByLabel('Write a message').fill('/join #second')
  await page.getByLabel('Write a message').press('Enter')
  await page.getByRole('heading', { name: '#second' }).waitFor()
  await page.keyboard.press('Alt+b')
  await page.locator('.beside').waitFor()
  assert.deepEqual(await page.evaluate(clippedWith, '.conversations h1'), [])
  await screenshot(page, 'wide-beside-spaced')
})
