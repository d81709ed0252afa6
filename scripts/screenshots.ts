// `npm run screenshots`: the pictures of the README and the site, in docs/images, taken of the demo.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type ChromiumBrowser, launchChromium, skipUnless } from '@longwire/peers'
import { Demo } from './demo/demo.ts'
import { login } from './demo/talk.ts'
import { buildWebApp } from './web-build.ts'

const folder = join(import.meta.dirname, '../docs/images')

type Page = ChromiumBrowser['page']
type Scheme = 'light' | 'dark'

async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByLabel('Name', { exact: true }).fill(login.name)
  await page.getByLabel('Password', { exact: true }).fill(login.password)
  await page.getByLabel('Password', { exact: true }).press('Enter')
  await page.getByText('#builds', { exact: true }).waitFor()
  // The list is there before the way to the bouncer is.
  await page.locator('.link-banner').waitFor({ state: 'detached' })
}

/** Opens the liveliest conversation at its end. */
async function openConversation(page: Page): Promise<void> {
  await page.getByText('#harbour', { exact: true }).first().click()
  const newest = page.getByRole('log').getByText('ada: there you are! tom was just asking for you', { exact: true })
  const toLatest = page.locator('.to-latest')
  await newest.or(toLatest).first().waitFor()
  if (await toLatest.isVisible()) await toLatest.click()
  await newest.waitFor()
  // What somebody thinks of it: the first line is reacted to as soon as it is said.
  await page.getByRole('log').getByText('👍').last().waitFor()
}

async function phone(address: string, colorScheme: Scheme): Promise<void> {
  await using browser = await launchChromium({ colorScheme, scale: 1.5, viewport: { width: 390, height: 720 } })
  await signIn(browser.page, address)
  await keep(browser.page, `phone-conversations-${colorScheme}`)
  await openConversation(browser.page)
  await keep(browser.page, `phone-conversation-${colorScheme}`)
}

async function desktop(address: string, colorScheme: Scheme): Promise<void> {
  await using browser = await launchChromium({ colorScheme, touch: false, viewport: { width: 1200, height: 750 } })
  await signIn(browser.page, address)
  await openConversation(browser.page)
  await keep(browser.page, `desktop-${colorScheme}`)
}

async function keep(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' })
  console.log(`docs/images/${name}.png`)
}

const missing = await skipUnless('ergo', 'chromium')
if (missing !== false) {
  console.error(`Screenshots need the demo and a browser: ${missing}`)
  process.exit(1)
}
await buildWebApp()
mkdirSync(folder, { recursive: true })
await using demo = await Demo.start('127.0.0.1:0')
for (const scheme of ['light', 'dark'] as const) {
  await phone(demo.address, scheme)
  await desktop(demo.address, scheme)
}
