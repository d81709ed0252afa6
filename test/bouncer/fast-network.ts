import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'

const SERVER = 'fast.example'
const SUPPORTED = [
  'NETWORK=Fast CASEMAPPING=rfc1459 CHANTYPES=# PREFIX=(ov)@+ STATUSMSG=@+ CHANMODES=b,k,l,imnpst',
  'NICKLEN=30 CHANNELLEN=64 TOPICLEN=390 TARGMAX=PRIVMSG:4,NOTICE:4,JOIN: MODES=4',
].join(' ')

/** What the network offers, and who is there. */
export interface FastNetworkOptions {
  /** For CAP LS, separated by blanks; a server without CAP unless told otherwise. */
  readonly capabilities?: string
  /** How many others are in each channel. */
  readonly members?: number
  /** An address of this machine to listen on; 127.0.0.1 unless told otherwise. */
  readonly host?: string
}

/**
 * An IRC network that is never the slowest part: it registers whoever comes, lets everybody into every channel, and says
 * what it is told as fast as the other side reads.
 */
export class FastNetwork implements AsyncDisposable {
  readonly host: string
  readonly port: number
  readonly #server: Server
  readonly #connections: Set<FastConnection>
  readonly #waiters: (() => void)[]

  private constructor(server: Server, connections: Set<FastConnection>, waiters: (() => void)[]) {
    this.#server = server
    this.#connections = connections
    this.#waiters = waiters
    const { address, port } = server.address() as AddressInfo
    this.host = address
    this.port = port
  }

  /** Listens on a free port. */
  static async start(options: FastNetworkOptions = {}): Promise<FastNetwork> {
    const connections = new Set<FastConnection>()
    const waiters: (() => void)[] = []
    const changed = (): void => {
      for (const wake of waiters.splice(0)) wake()
    }
    const server = createServer((socket) => {
      const connection = new FastConnection(socket, options, changed)
      connections.add(connection)
      socket.on('close', () => {
        connections.delete(connection)
        changed()
      })
    })
    server.listen(0, options.host ?? '127.0.0.1')
    await once(server, 'listening')
    return new FastNetwork(server, connections, waiters)
  }

  /** Those that are registered now. */
  get registered(): readonly FastConnection[] {
    return [...this.#connections].filter((connection) => connection.registered)
  }

  /** Resolves when a client satisfies this; asked again whenever anything came. */
  async waitFor(satisfied: (connection: FastConnection) => boolean): Promise<FastConnection> {
    for (;;) {
      const found = this.registered.find(satisfied)
      if (found !== undefined) return found
      await this.#change()
    }
  }

  /** Resolves when so many clients are registered, and are in as many channels each. */
  async waitForAll(count: number, channels: number): Promise<readonly FastConnection[]> {
    for (;;) {
      const ready = this.registered.filter((connection) => connection.channels.size >= channels)
      if (ready.length >= count) return ready
      await this.#change()
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const connection of this.#connections) connection.cut()
    this.#server.close()
    await once(this.#server, 'close')
  }

  async #change(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#waiters.push(resolve)
    await promise
  }
}

/** One client of the network. */
export class FastConnection {
  nickname = ''
  registered = false
  /** What the client is in. */
  readonly channels = new Set<string>()
  /** Every line that came. */
  readonly received: string[] = []
  /** Resolves when it is gone, and all that it said was heard. */
  readonly ended: Promise<void>
  readonly #socket: Socket
  readonly #options: FastNetworkOptions
  #partial = ''
  #negotiating = false
  #username = false

  constructor(socket: Socket, options: FastNetworkOptions, changed: () => void) {
    this.#socket = socket
    this.#options = options
    const { promise, resolve } = Promise.withResolvers<void>()
    this.ended = promise
    socket.on('close', () => resolve())
    socket.setNoDelay(true)
    socket.setEncoding('utf8')
    socket.on('error', () => {})
    socket.on('data', (text: string) => {
      const lines = (this.#partial + text).split(/\r?\n/)
      this.#partial = lines.pop() ?? ''
      for (const line of lines) this.#line(line)
      changed()
    })
  }

  /** Whether the other side is still there. */
  get open(): boolean {
    return !this.#socket.destroyed
  }

  /** Lets the client into channels, whether it asked or not. */
  join(...names: readonly string[]): void {
    for (const name of names) {
      this.channels.add(name)
      this.#send(`:${this.nickname}!user@host.example JOIN ${name}`)
      this.#names(name)
    }
  }

  /** Says something as it is; resolves when the client may be sent more. Does nothing when it is gone. */
  async say(bytes: string | Uint8Array): Promise<void> {
    if (!this.open || this.#socket.write(bytes)) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#socket.once('drain', resolve)
    this.#socket.once('close', resolve)
    await promise
    this.#socket.off('drain', resolve)
    this.#socket.off('close', resolve)
  }

  cut(): void {
    this.#socket.resetAndDestroy()
  }

  #line(line: string): void {
    this.received.push(line)
    const [command = '', first = '', ...rest] = line.replace(/^@\S+ /, '').split(' ')
    const answer = answers[command]
    if (answer !== undefined) this.#send(answer(this.nickname, first))
    else if (command === 'CAP') this.#capability(first, rest.join(' '))
    else if (command === 'NICK') this.nickname = first.replace(/^:/, '')
    else if (command === 'USER') this.#username = true
    else if (command === 'JOIN') this.join(...first.replace(/^:/, '').split(',').filter(Boolean))
    else if (command === 'QUIT') this.#socket.end()
    this.#welcome()
  }

  #capability(subcommand: string, list: string): void {
    const { capabilities } = this.#options
    if (capabilities === undefined) return this.#send(`:${SERVER} 421 * CAP :Unknown command`)
    this.#negotiating = subcommand !== 'END'
    if (subcommand === 'LS') this.#send(`:${SERVER} CAP * LS :${capabilities}`)
    if (subcommand === 'REQ') this.#send(`:${SERVER} CAP * ACK :${list.replace(/^:/, '')}`)
  }

  #welcome(): void {
    if (this.registered || this.nickname === '' || !this.#username || this.#negotiating) return
    this.registered = true
    const numeric = (code: string, text: string): void => this.#send(`:${SERVER} ${code} ${this.nickname} ${text}`)
    numeric('001', `:Welcome to the Fast network, ${this.nickname}`)
    numeric('002', `:Your host is ${SERVER}`)
    numeric('003', ':This server has just begun')
    numeric('004', `${SERVER} fast io biklmnopstv`)
    numeric('005', `${SUPPORTED} :are supported by this server`)
    numeric('422', ':There is no message of the day')
  }

  #names(channel: string): void {
    const { members = 0 } = this.#options
    const names = Array.from({ length: members }, (_, index) => `member${index}`)
    this.#send(`:${SERVER} 353 ${this.nickname} = ${channel} :${[this.nickname, ...names].join(' ')}`)
    this.#send(`:${SERVER} 366 ${this.nickname} ${channel} :End of /NAMES list.`)
  }

  #send(line: string): void {
    if (this.open) this.#socket.write(`${line}\r\n`)
  }
}

/** What clients ask after joining, and must not wait for. */
const answers: Readonly<Record<string, (nickname: string, parameter: string) => string>> = {
  PING: (_, token) => `:${SERVER} PONG ${SERVER} ${token}`,
  MODE: (nickname, target) =>
    target.startsWith('#') ? `:${SERVER} 324 ${nickname} ${target} +nt` : `:${SERVER} 221 ${nickname} +i`,
  WHO: (nickname, mask) => `:${SERVER} 315 ${nickname} ${mask} :End of /WHO list.`,
  WHOIS: (nickname, mask) => `:${SERVER} 401 ${nickname} ${mask} :No such nick`,
}
