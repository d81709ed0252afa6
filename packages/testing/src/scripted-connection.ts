/** The socket under a {@link ScriptedConnection}. */
export interface ScriptedWire {
  send(line: string): void
  /** Closes in order. */
  close(): void
  /** Cuts without a farewell. */
  cut(): void
}

type Waiter = { readonly pattern: RegExp; found(line: string): void; failed(error: Error): void }

/** What a server says of itself when it plays an ordinary registration. */
export interface Welcome {
  readonly server?: string
  /** What CAP LS offers, separated by blanks; undefined for a server without CAP. */
  readonly capabilities?: string
  /** The tokens of 005. */
  readonly isupport?: string
  readonly motd?: readonly string[]
  /** What the server calls the client; default: as the client asked. */
  readonly nickname?: string
}

/** The server's end of one connection, played by a test: it expects lines, and says what the test wants said. */
export class ScriptedConnection {
  /** Every line that came, in order. */
  readonly received: string[] = []
  /** Resolves when the client's side is gone. */
  readonly closed: Promise<void>
  readonly #wire: ScriptedWire
  readonly #waiters: Waiter[] = []
  #unread = 0
  #over = false
  #resolveClosed: () => void

  constructor(wire: ScriptedWire) {
    this.#wire = wire
    const { promise, resolve } = Promise.withResolvers<void>()
    this.closed = promise
    this.#resolveClosed = resolve
  }

  /** For the wire: a line came. */
  line(text: string): void {
    this.received.push(text)
    this.#serve()
  }

  /** For the wire: the client's side is gone. */
  ended(): void {
    this.#over = true
    this.#resolveClosed()
    this.#serve()
  }

  /** Sends lines, given without line ends. */
  send(...lines: readonly string[]): void {
    for (const line of lines) this.#wire.send(line)
  }

  /** The next line that matches; lines before it are passed over. Rejects when the client closes first. */
  expect(pattern: RegExp): Promise<string> {
    return new Promise((found, failed) => {
      this.#waiters.push({ pattern, found, failed })
      this.#serve()
    })
  }

  close(): void {
    this.#wire.close()
  }

  cut(): void {
    this.#wire.cut()
  }

  /** Plays a server through the registration, until the end of the MOTD. Resolves with the nickname. */
  async register(welcome: Welcome = {}): Promise<string> {
    const { server = 'irc.example', capabilities, isupport, motd = [] } = welcome
    if (capabilities !== undefined) {
      await this.expect(/^CAP LS/)
      this.send(`:${server} CAP * LS :${capabilities}`)
    }
    const asked = (await this.expect(/^NICK /)).replace(/^NICK :?/, '')
    const nickname = welcome.nickname ?? asked
    await this.expect(/^USER /)
    if (capabilities !== undefined) await this.#grantUntilEnd(server, nickname)
    const numeric = (code: string, rest: string) => this.send(`:${server} ${code} ${nickname} ${rest}`)
    numeric('001', `:Welcome to the network, ${nickname}`)
    numeric('002', `:Your host is ${server}`)
    numeric('003', ':This server was created today')
    numeric('004', `${server} scripted io biklmnopstv`)
    if (isupport !== undefined) numeric('005', `${isupport} :are supported by this server`)
    numeric('375', ':- message of the day -')
    for (const line of motd) numeric('372', `:- ${line}`)
    numeric('376', ':End of /MOTD command.')
    return nickname
  }

  async #grantUntilEnd(server: string, nickname: string): Promise<void> {
    for (;;) {
      const line = await this.expect(/^CAP (?:REQ|END)/)
      if (line.startsWith('CAP END')) return
      this.send(`:${server} CAP ${nickname} ACK :${line.replace(/^CAP REQ :?/, '')}`)
    }
  }

  #serve(): void {
    for (let waiter = this.#waiters[0]; waiter; waiter = this.#waiters[0]) {
      const { pattern } = waiter
      const index = this.received.findIndex((line, at) => at >= this.#unread && pattern.test(line))
      if (index === -1 && !this.#over) return
      this.#waiters.shift()
      if (index === -1) waiter.failed(new Error(`The client closed before a line matched ${String(pattern)}.`))
      else {
        this.#unread = index + 1
        waiter.found(this.received[index] ?? '')
      }
    }
  }
}
