import { gzipSync } from 'node:zlib'
import { type ChromiumBrowser, launchChromium } from '@longwire/peers'
import type { FastConnection } from '../test/bouncer/fast-network.ts'
import { Lounge, type LoungeOptions } from './lounge.ts'
import type { SlowLine } from './slow-line.ts'
import type { Landmarks } from './web-page.ts'
import { channelName, fill, startNetwork, type WebWorld } from './web-world.ts'

type Page = ChromiumBrowser['page']

/** What its page keeps in `localStorage`. */
type Kept = Readonly<Record<string, string>>

/** The Lounge and its page. */
export class LoungeWorld implements WebWorld {
  readonly name = 'thelounge'
  readonly url: string
  readonly line: SlowLine | undefined
  readonly landmarks: Landmarks = {
    conversation: '.channel-list-item[data-type=channel]',
    lines: '.messages',
    line: '.msg[data-type=message]',
  }
  readonly connection: FastConnection
  readonly #lounge: Lounge
  readonly #stack: AsyncDisposableStack
  #kept: Kept = {}
  /** By the number of a channel, what its address ends with. */
  #places: readonly string[] = []

  private constructor(stack: AsyncDisposableStack, lounge: Lounge, connection: FastConnection, line?: SlowLine) {
    this.#stack = stack
    this.#lounge = lounge
    this.connection = connection
    this.line = line
    this.url = line?.url ?? lounge.url
  }

  static async start(channels: number, lines: number, options: LoungeOptions = {}): Promise<LoungeWorld> {
    const stack = new AsyncDisposableStack()
    const fast = stack.use(await startNetwork())
    const lounge = stack.use(await Lounge.start([fast], options))
    const world = new LoungeWorld(stack, lounge, await fill(fast, channels, lines))
    await world.#look(channels)
    return world
  }

  addressOf(channel: number): string {
    return `${this.url}${this.#places[channel] ?? ''}`
  }

  async signIn(context: ChromiumBrowser['context']): Promise<void> {
    await context.addInitScript((kept) => {
      for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, value)
    }, this.#kept)
  }

  async signInOn(page: Page): Promise<void> {
    await page.goto(this.url)
    await page.locator('#signin-username').fill(this.#lounge.user)
    await page.locator('#signin-password').fill(this.#lounge.password)
    await page.locator('button[type=submit]').click()
  }

  /** Its pages stand at the end. */
  async toEnd(): Promise<void> {}

  behind(line: SlowLine): LoungeWorld {
    const world = new LoungeWorld(new AsyncDisposableStack(), this.#lounge, this.connection, line)
    world.#kept = this.#kept
    world.#places = this.#places
    return world
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync()
  }

  /** A browser that was there once: what a login leaves in it, and how the channels are addressed. */
  async #look(channels: number): Promise<void> {
    await using browser = await launchChromium()
    const { page } = browser
    await this.signInOn(page)
    const rows = page.locator(this.landmarks.conversation)
    await rows.nth(channels - 1).waitFor({ state: 'attached' })
    const kept = await page.evaluate(() => Object.fromEntries(Object.entries(localStorage)))
    this.#kept = Object.fromEntries(Object.entries<string>(kept).filter(([key]) => key === 'user' || key === 'token'))
    const ids = await rows.evaluateAll((all) =>
      all.map((row) => [row.getAttribute('data-name'), row.getAttribute('data-item')] as const),
    )
    const byName = new Map(ids)
    this.#places = Array.from({ length: channels }, (_, index) => `#/chan-${byName.get(channelName(index)) ?? ''}`)
  }
}

/** Bytes of script and of style that its page names: one sees nothing without all of them. Compressed as ours are. */
export async function loungeBytes(url: string): Promise<{ readonly script: number; readonly style: number }> {
  const page = await (await fetch(url)).text()
  const named = [...page.matchAll(/(?:src|href)="(?<file>[^"]+\.(?:js|css))"/g)].map(
    ({ groups }) => groups?.['file'] ?? '',
  )
  const bytes = { script: 0, style: 0 }
  for (const file of new Set(named)) {
    const body = await (await fetch(new URL(file, url))).bytes()
    bytes[file.endsWith('.js') ? 'script' : 'style'] += gzipSync(body, { level: 9 }).length
  }
  return bytes
}
