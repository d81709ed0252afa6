import { RawClient } from '@longwire/peers'
import type { Longwire } from '../longwire.ts'

/** Without blanks: irssi sends a password as it is, and what follows a blank would be another parameter. */
const PASSWORD = 'correct-horse-battery'

/** What a client of these days asks for. */
export const modern: readonly string[] = [
  'batch',
  'draft/chathistory',
  'echo-message',
  'labeled-response',
  'message-tags',
  'server-time',
  'standard-replies',
]

/** How one of a person's clients comes to the bouncer. */
export interface AttachOptions {
  /** The network's name; none for the bouncer itself. */
  readonly network?: string
  /** What the person calls this client. */
  readonly client?: string
  /** What it asks for; none for a client that knows nothing of capabilities. */
  readonly capabilities?: readonly string[]
  /** An app password; the account's own unless told otherwise. */
  readonly password?: string
  /** Somewhere between the client and the bouncer, such as a bad network. */
  readonly port?: number
}

/** A network to be added: a server without TLS, on 127.0.0.1 unless told otherwise. */
export interface NetworkOptions {
  readonly name: string
  readonly host?: string
  readonly port: number
  readonly nickname?: string
}

/** A person with an account at a running bouncer. */
export class Account {
  readonly name: string
  readonly password = PASSWORD
  readonly #longwire: Longwire

  private constructor(longwire: Longwire, name: string) {
    this.#longwire = longwire
    this.name = name
  }

  /** Makes the first account with the link that the start printed. */
  static async setUp(longwire: Longwire, name = 'ada'): Promise<Account> {
    const link = await longwire.setupLink()
    const response = await fetch(`${longwire.url}/api/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: link.split('#token=')[1], name, password: PASSWORD }),
    })
    if (!response.ok) throw new Error(`no account for ${name}: ${await response.text()}`)
    return new Account(longwire, name)
  }

  /** Makes one more account. */
  static async add(longwire: Longwire, name: string): Promise<Account> {
    await longwire.command('user', 'add', name, '--password', PASSWORD)
    return new Account(longwire, name)
  }

  /** What a client gives as its user name. */
  login({ network, client }: AttachOptions = {}): string {
    return `${this.name}${network === undefined ? '' : `/${network}`}${client === undefined ? '' : `@${client}`}`
  }

  /** Attaches the least of a client; resolves when the greeting has ended. */
  async attach(options: AttachOptions = {}): Promise<RawClient> {
    const client = await RawClient.connect({ port: options.port ?? this.#longwire.ircPort })
    const { capabilities = [], password = PASSWORD } = options
    if (capabilities.length > 0) client.send('CAP LS 302', `CAP REQ :${capabilities.join(' ')}`)
    client.send(`PASS :${password}`, `NICK ${this.name}`, `USER ${this.login(options)} 0 * :${this.name}`)
    if (capabilities.length > 0) client.send('CAP END')
    await client.waitFor(/^(@\S+ )?\S+ (376|422) /)
    return client
  }

  /** Adds a network and resolves with its id when the bouncer is connected to it. */
  async addNetwork({ name, host = '127.0.0.1', port, nickname = this.name }: NetworkOptions): Promise<string> {
    const capabilities = ['batch', 'soju.im/bouncer-networks', 'soju.im/bouncer-networks-notify']
    await using client = await this.attach({ capabilities })
    const attributes = { name, host, port: String(port), tls: '0', nickname }
    const text = Object.entries(attributes).map(([key, value]) => `${key}=${value}`)
    client.send(`BOUNCER ADDNETWORK ${text.join(';')}`)
    const [, id = ''] = /ADDNETWORK (\S+)/.exec(await client.waitFor(/ BOUNCER ADDNETWORK /)) ?? []
    // The notice may have come before the answer.
    const connected = new RegExp(`BOUNCER NETWORK ${id} .*state=connected`)
    if (!client.lines.some((line) => connected.test(line))) await client.waitFor(connected)
    return id
  }
}
