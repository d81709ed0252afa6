import type { Page } from 'playwright-core'
import { framesLater, writesNow } from './in-page.ts'

/** What a person does on the pages, in the words that they read there. */

export async function makeAccount(page: Page, link: string, name: string, password: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('heading', { name: 'Conversations' }).waitFor()
}

/** Signs somebody in who has an account. */
export async function logIn(
  page: Page,
  url: string,
  { name, password }: { readonly name: string; readonly password: string },
): Promise<void> {
  await page.goto(url)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Conversations' }).waitFor()
}

export async function addNetwork(
  page: Page,
  network: { readonly name: string; readonly port: number; readonly nickname: string; readonly tls?: boolean },
): Promise<void> {
  await page.getByRole('button', { name: 'Add a network' }).first().click()
  await page.getByRole('button', { name: 'Another server' }).click()
  await page.getByLabel('Server', { exact: true }).fill('127.0.0.1')
  if (network.tls === false) await page.getByLabel('Encrypt the connection').uncheck()
  await page.getByLabel('Port').fill(String(network.port))
  await page.getByLabel('Nickname').fill(network.nickname)
  await page.getByText('Name, server password, proxy and more').click()
  await page.getByLabel('What to call it').fill(network.name)
  await page.getByRole('button', { name: 'Connect' }).click()
}

/** Trusts the certificate that the page shows; answers its fingerprint, as the page wrote it. */
export async function trustCertificate(page: Page): Promise<string> {
  const problem = page.getByRole('alert')
  const fingerprint = await problem.locator('code').innerText()
  await problem.getByRole('button', { name: 'Trust this certificate' }).click()
  return fingerprint
}

/** Joins a channel on the page that follows a new network, or that one opened. */
export async function joinChannel(page: Page, channel: string): Promise<void> {
  await page.getByLabel('Channel', { exact: true }).fill(channel)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await page.getByRole('heading', { name: channel }).waitFor()
}

export async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Write a message').fill(text)
  await page.getByLabel('Write a message').press('Enter')
}

/** What is said with this text, once it is confirmed. */
export async function confirmed(page: Page, text: string): Promise<void> {
  await page.locator('article[data-delivery=confirmed]').filter({ hasText: text }).waitFor()
}

/** Opens a conversation from the list. */
export async function openConversation(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Conversations' }).getByText(name, { exact: true }).click()
  await page.getByRole('heading', { name }).waitFor()
}

/** What never comes on a page is given up after this, as what playwright-core waits for itself. */
const GIVE_UP_MILLISECONDS = 60_000

/**
 * What runs in the page is asked again and again until it answers with something, and resolves with that. For what answers
 * later: `waitForFunction` takes a promise of nothing for an answer.
 */
export async function eventually<Argument, Answer>(
  page: Page,
  ask: (argument: Argument) => Promise<Answer | undefined>,
  argument: Argument,
): Promise<Answer> {
  const patience = AbortSignal.timeout(GIVE_UP_MILLISECONDS)
  for (;;) {
    // Playwright's own type takes apart what may be a handle.
    const answer = await page.evaluate<Answer | undefined, unknown>(
      ask as (argument: unknown) => Promise<Answer | undefined>,
      argument,
    )
    if (answer !== undefined && answer !== false) return answer
    if (patience.aborted) throw new Error(`${ask.name} with ${String(argument)} answered nothing for a minute`)
    await page.evaluate(framesLater)
  }
}

/** Waits until this is what stands where one writes. */
export async function writtenIs(page: Page, text: string): Promise<void> {
  await page.waitForFunction(writesNow, text)
}
