import { type ChromiumBrowser, launchChromium } from '@longwire/peers'
import { Account } from '../test/bouncer/account.ts'
import { type FastConnection, FastNetwork } from '../test/bouncer/fast-network.ts'
import { Longwire } from '../test/longwire.ts'
import { watch } from './web-page.ts'

type Page = ChromiumBrowser['page']

/** A phone of the cheaper kind on the edge of a cell. */
export const slow = { kilobitsPerSecond: 1_600, latency: 150, slowdown: 4 } as const

/** A bouncer with one person on one network, in so many channels with so many lines each. */
export class WebWorld implements AsyncDisposable {
  readonly longwire: Longwire
  readonly network: string
  readonly connection: FastConnection
  readonly #account: Account
  readonly #stack: AsyncDisposableStack

  private constructor(
    stack: AsyncDisposableStack,
    parts: Pick<WebWorld, 'longwire' | 'network' | 'connection'>,
    account: Account,
  ) {
    this.#stack = stack
    this.longwire = parts.longwire
    this.network = parts.network
    this.connection = parts.connection
    this.#account = account
  }

  static async start(channels: number, lines: number): Promise<WebWorld> {
    const stack = new AsyncDisposableStack()
    const fast = stack.use(await FastNetwork.start({ capabilities: 'message-tags server-time', members: 20 }))
    const longwire = stack.use(await Longwire.start())
    const account = await Account.setUp(longwire)
    const network = await account.addNetwork({ name: 'Fast', port: fast.port })
    const [connection] = await fast.waitForAll(1, 0)
    if (connection === undefined) throw new Error('the bouncer is not at the network')
    await using witness = await account.attach({ network: 'Fast' })
    const names = Array.from({ length: channels }, (_, index) => channelName(index))
    connection.join(...names)
    for (let line = 0; line < lines; line++) {
      const said = names.map((name) => lineIn(name, `line ${line}: ${sentence(line)}`))
      await connection.say(said.join(''))
    }
    await connection.say(lineIn(names[0] ?? '', 'the last one'))
    await witness.waitFor(/the last one/)
    return new WebWorld(stack, { longwire, network, connection }, account)
  }

  /** The address of one of the channels. */
  addressOf(channel: number): string {
    return `${this.longwire.url}/c/${this.network}/${encodeURIComponent(channelName(channel))}`
  }

  /** A browser with an empty profile that writes down when things came to be. */
  async browser(channels: number): Promise<ChromiumBrowser> {
    const browser = await launchChromium()
    await browser.context.addInitScript(watch, channels)
    return browser
  }

  /** Signs in behind the back of the page: it has the cookie, and nothing else. */
  async signIn({ request }: ChromiumBrowser['context']): Promise<void> {
    const { name, password } = this.#account
    const headers = { origin: this.longwire.url }
    const answer = await request.post(`${this.longwire.url}/api/login`, { data: { name, password }, headers })
    if (!answer.ok()) throw new Error(`no login: ${await answer.text()}`)
  }

  /** Signs in on the page, as a person would. */
  async signInOn(page: Page): Promise<void> {
    await page.goto(this.longwire.url)
    await page.getByLabel('Name', { exact: true }).fill(this.#account.name)
    await page.getByLabel('Password', { exact: true }).fill(this.#account.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync()
  }
}

/** Makes a page as slow as the phone. */
export async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const bytesPerSecond = (slow.kilobitsPerSecond * 1_000) / 8
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: slow.latency,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond / 2,
  })
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
