import { once } from 'node:events'
import { type Socket, connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { loopback } from './ports.ts'

const GIVE_UP_MILLISECONDS = 60_000

/** Where to connect; with `ca` over TLS, trusting that certificate alone. */
export interface RawTarget {
  readonly port: number
  readonly ca?: string
}

/**
 * The least of an IRC client: a socket and its lines, as another person in a test. It answers PING and knows nothing
 * else, so that it shares no code, and no mistake, with what is tested.
 */
export class RawClient implements AsyncDisposable {
  /** Every line received so far, without line ends. */
  readonly lines: string[] = []
  readonly #socket: Socket
  #partial = ''
  #read = 0
  #closed = false
  /** Resolves when the connection is closed, in whatever way. */
  readonly #close: Promise<void>
  #wake: () => void = () => {}

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => this.#received(text))
    socket.on('error', (error) => this.lines.push(`(socket error: ${error.message})`))
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#close = promise
    socket.on('close', () => {
      this.#closed = true
      resolve()
      this.#wake()
    })
  }

  /** Connects to a server on 127.0.0.1; rejects when that fails. */
  static async connect(target: RawTarget): Promise<RawClient> {
    const { port, ca } = target
    const socket =
      ca === undefined ? connect(port, loopback) : connectTls({ port, host: loopback, servername: 'localhost', ca })
    await once(socket, ca === undefined ? 'connect' : 'secureConnect')
    return new RawClient(socket)
  }

  /** Connects and registers under this nickname; resolves when the server's greeting has ended. */
  static async register(target: RawTarget, nickname: string): Promise<RawClient> {
    const client = await RawClient.connect(target)
    client.send(`NICK ${nickname}`, `USER ${nickname} 0 * :${nickname}`)
    await client.waitFor(/ (376|422) /)
    return client
  }

  /** Sends lines, given without line ends. */
  send(...lines: readonly string[]): void {
    this.#socket.write(lines.map((line) => `${line}\r\n`).join(''))
  }

  /**
   * Resolves with the first line that matches and was not passed by an earlier wait; rejects when the connection
   * closes first.
   */
  async waitFor(pattern: RegExp): Promise<string> {
    const deadline = AbortSignal.timeout(GIVE_UP_MILLISECONDS)
    deadline.addEventListener('abort', () => this.#wake())
    for (;;) {
      while (this.#read < this.lines.length) {
        const line = this.lines[this.#read] ?? ''
        this.#read += 1
        if (pattern.test(line)) return line
      }
      if (this.#closed || deadline.aborted) throw this.#failure(pattern)
      const { promise, resolve } = Promise.withResolvers<undefined>()
      this.#wake = () => resolve(undefined)
      await promise
    }
  }

  /** Says QUIT and waits until the connection is closed, which some servers do by a reset. */
  async quit(reason?: string): Promise<void> {
    if (this.#closed) return
    this.send(reason === undefined ? 'QUIT' : `QUIT :${reason}`)
    this.#socket.end()
    await this.#close
  }

  /** Ends the connection at once, without a QUIT. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket.destroy()
    await this.#close
  }

  #received(text: string): void {
    const pieces = (this.#partial + text).split(/\r?\n/)
    this.#partial = pieces.pop() ?? ''
    for (const line of pieces) {
      const [, token] = /^(?:@\S+ )?(?::\S+ )?PING (.*)$/.exec(line) ?? []
      if (token !== undefined) this.send(`PONG ${token}`)
      this.lines.push(line)
    }
    this.#wake()
  }

  #failure(pattern: RegExp): Error {
    const how = this.#closed ? 'the connection closed' : 'it did not come'
    return new Error(`no line that matches ${pattern}: ${how}; the last lines:\n${this.lines.slice(-20).join('\n')}`)
  }
}
