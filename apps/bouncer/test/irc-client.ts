import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

const GIVE_UP_MILLISECONDS = 60_000

/** The least of an IRC client over TCP or TLS: a socket and its lines. */
export class TestIrcClient {
  readonly lines: string[] = []
  closed = false
  readonly #socket: Socket
  #partial = ''
  #read = 0
  #wake: () => void = () => {}

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      const parts = (this.#partial + text).split('\r\n')
      this.#partial = parts.pop() ?? ''
      this.lines.push(...parts)
      this.#wake()
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      this.closed = true
      this.#wake()
    })
  }

  /** With `ca` over TLS; `localAddress` is another of this machine's to come from. */
  static async connect(
    port: number,
    ca?: string,
    own: { readonly cert?: string; readonly key?: string; readonly localAddress?: string } = {},
  ): Promise<TestIrcClient> {
    const to = { port, host: '127.0.0.1', ...own }
    const socket = ca === undefined ? connect(to) : connectTls({ ...to, servername: 'localhost', ca })
    await once(socket, ca === undefined ? 'connect' : 'secureConnect')
    return new TestIrcClient(socket)
  }

  send(...lines: readonly string[]): void {
    this.#socket.write(lines.map((line) => `${line}\r\n`).join(''))
  }

  /** The first line that matches and was not passed by an earlier wait; rejects when the connection closes first. */
  async waitFor(pattern: RegExp): Promise<string> {
    const deadline = AbortSignal.timeout(GIVE_UP_MILLISECONDS)
    deadline.addEventListener('abort', () => this.#wake())
    for (;;) {
      while (this.#read < this.lines.length) {
        const line = this.lines[this.#read] ?? ''
        this.#read++
        if (pattern.test(line)) return line
      }
      if (this.closed || deadline.aborted)
        throw new Error(`nothing matched ${String(pattern)}:\n${this.lines.join('\n')}`)
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#wake = resolve
      await promise
    }
  }

  /** Resolves when the other side has closed. */
  async end(): Promise<void> {
    while (!this.closed) {
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#wake = resolve
      await promise
    }
  }

  destroy(): void {
    this.#socket.destroy()
  }
}
