import { type ChromiumBrowser, launchChromium } from '@longwire/peers'
import { Account } from '../test/bouncer/account.ts'
import { type FastConnection, FastNetwork } from '../test/bouncer/fast-network.ts'
import { Longwire } from '../test/longwire.ts'
import { SlowLine } from './slow-line.ts'
import { type Landmarks, watch } from './web-page.ts'

type Page = ChromiumBrowser['page']

/** A phone of the cheaper kind on the edge of a cell. */
const slow = { down: 1_600_000, up: 800_000, roundTrip: 150, slowdown: 4 } as const

/** What a page writes into its console when the list of conversations is drawn. */
const listIsDrawn = 'the list is drawn'

/** A busy machine makes a figure worse, and is no reason to have none. */
const PATIENCE_MS = 300_000

/** A web client with one person on one network, in so many channels with so many lines each. */
export interface WebWorld extends AsyncDisposable {
  readonly name: 'longwire' | 'thelounge'
  /** Of the page, a slash at the end. */
  readonly url: string
  /** Where its pages are those of the slow phone: what is between them and the server. */
  readonly line: SlowLine | undefined
  readonly landmarks: Landmarks
  /** The network's side of its connection. */
  readonly connection: FastConnection
  /** The address of one of the channels. */
  addressOf(channel: number): string
  /** Signs in behind the back of the page: the browser has the login, and nothing else. */
  signIn(context: ChromiumBrowser['context']): Promise<void>
  /** Signs in on the page, as a person would. */
  signInOn(page: Page): Promise<void>
  /** Goes to where new lines come. */
  toEnd(page: Page): Promise<void>
  /** The same server and the same person, at the other end of a line. */
  behind(line: SlowLine): WebWorld
}

/** Our bouncer and its app. */
export class LongwireWorld implements WebWorld {
  readonly name = 'longwire'
  readonly url: string
  readonly line: SlowLine | undefined
  readonly landmarks: Landmarks = { conversation: '.conversation-row', lines: '.lines', line: '.spoken' }
  readonly connection: FastConnection
  readonly #account: Account
  readonly #network: string
  readonly #stack: AsyncDisposableStack

  private constructor(stack: AsyncDisposableStack, connection: FastConnection, account: Account, places: Places) {
    this.#stack = stack
    this.connection = connection
    this.#account = account
    this.url = places.line?.url ?? places.url
    this.line = places.line
    this.#network = places.network
  }

  static async start(channels: number, lines: number): Promise<LongwireWorld> {
    const stack = new AsyncDisposableStack()
    const fast = stack.use(await startNetwork())
    const longwire = stack.use(await Longwire.start())
    const account = await Account.setUp(longwire)
    const network = await account.addNetwork({ name: 'Fast', port: fast.port })
    const connection = await fill(fast, channels, lines)
    return new LongwireWorld(stack, connection, account, { url: `${longwire.url}/`, network })
  }

  addressOf(channel: number): string {
    return `${this.url}c/${this.#network}/${encodeURIComponent(channelName(channel))}`
  }

  async signIn(context: ChromiumBrowser['context']): Promise<void> {
    const { name, password } = this.#account
    const { request } = context
    const headers = { origin: this.url.slice(0, -1) }
    const answer = await request.post(`${this.url}api/login`, { data: { name, password }, headers })
    if (!answer.ok()) throw new Error(`no login: ${await answer.text()}`)
    // What a login leaves in the browser besides.
    await context.addInitScript((user) => localStorage.setItem('longwire user', user), name)
  }

  async signInOn(page: Page): Promise<void> {
    await page.goto(this.url)
    await page.getByLabel('Name', { exact: true }).fill(this.#account.name)
    await page.getByLabel('Password', { exact: true }).fill(this.#account.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }

  async toEnd(page: Page): Promise<void> {
    // It begins with what is unread, and new lines come to the end.
    await page.locator('.lines').hover()
    await page.mouse.wheel(0, 1_000_000)
    await page.locator('.to-latest').waitFor({ state: 'hidden' })
  }

  behind(line: SlowLine): LongwireWorld {
    const places = { url: this.url, network: this.#network, line }
    return new LongwireWorld(new AsyncDisposableStack(), this.connection, this.#account, places)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync()
  }
}

interface Places {
  readonly url: string
  readonly network: string
  readonly line?: SlowLine
}

/** The network that a world is on. */
export async function startNetwork(): Promise<FastNetwork> {
  return await FastNetwork.start({ capabilities: 'message-tags server-time', members: 20 })
}

/** Waits for the one client, lets it into the channels, says so many lines in each, and waits until it has read them. */
export async function fill(fast: FastNetwork, channels: number, lines: number): Promise<FastConnection> {
  const [connection] = await fast.waitForAll(1, 0)
  if (connection === undefined) throw new Error('nobody came to the network')
  const names = Array.from({ length: channels }, (_, index) => channelName(index))
  connection.join(...names)
  for (let line = 0; line < lines; line++) {
    const said = names.map((name) => lineIn(name, `line ${line}: ${sentence(line)}`))
    await connection.say(said.join(''))
  }
  await connection.say(lineIn(channelName(0), 'the last one'))
  await connection.say('PING :all-was-said\r\n')
  await fast.waitFor(({ received }) =>
    received.some((line) => line.startsWith('PONG') && line.includes('all-was-said')),
  )
  return connection
}

/** The line that a phone of the cheaper kind has on the edge of a cell, to the server of a world. */
export async function phoneLine(world: WebWorld): Promise<SlowLine> {
  return await SlowLine.start(world.url, slow)
}

/** A browser with an empty profile that writes down when things came to be; as fast as the machine, until `slowDown`. */
export async function watchingBrowser(world: WebWorld, conversations: number): Promise<ChromiumBrowser> {
  const browser = await launchChromium()
  browser.context.setDefaultTimeout(PATIENCE_MS)
  await browser.context.addInitScript(watch, { ...world.landmarks, conversations, drawn: listIsDrawn })
  if (world.line !== undefined) world.line.isSlow = false
  return browser
}

/** Does what leads to the list, and waits until it is drawn; nothing is asked of the page meanwhile. */
export async function untilListIsDrawn(page: Page, begin: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent('console', (message) => message.text() === listIsDrawn), begin()])
}

/** From now on the page is as slow as on the phone, where the world is at the end of a phone's line. */
export async function slowDown(page: Page, { line }: WebWorld): Promise<void> {
  if (line === undefined) return
  line.isSlow = true
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slow.slowdown })
}

/** The name of a channel by its number. */
export function channelName(index: number): string {
  return `#channel-${index}`
}

/** Somebody says something in a channel: a line as it is on the wire. */
export function lineIn(channel: string, text: string): string {
  return `:member1!user@host.example PRIVMSG ${channel} :${text}\r\n`
}

function sentence(line: number): string {
  return 'the tram to the harbour goes every ten minutes, at night every thirty; '.slice(line % 30)
}
