import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Contender } from './bouncer-contenders.ts'

/** A client that only looks for words in what it is sent, so that it is never the slowest part. */
export class Sink implements AsyncDisposable {
  /** Called with whole lines, as they come. */
  onLines: (text: string) => void = () => {}
  bytes = 0
  readonly #socket: Socket
  #tail = Buffer.alloc(0)
  #wanted: { readonly words: readonly Buffer[]; found(): void } | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.#received(chunk))
    socket.on('error', () => {})
  }

  static async connect(port: number): Promise<Sink> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    return new Sink(socket)
  }

  /** Attaches to a network with what clients of these days ask for; resolves after the greeting. */
  static async attach(
    { name, port, password }: Contender,
    network: string,
    capabilities = 'server-time message-tags batch',
  ): Promise<Sink> {
    const sink = await Sink.connect(port)
    const greeted = sink.waitFor(' 422 ', ' 376 ')
    if (capabilities !== '') sink.send('CAP LS 302', `CAP REQ :${capabilities}`)
    // ZNC names the client before the network.
    const login = name === 'znc' ? `ada@bench/${network}` : `ada/${network}@bench`
    sink.send(`PASS ${password}`, 'NICK ada', `USER ${login} 0 * :ada`)
    if (capabilities !== '') sink.send('CAP END')
    await greeted
    return sink
  }

  send(...lines: readonly string[]): void {
    this.#socket.write(lines.map((line) => `${line}\r\n`).join(''))
  }

  /** Resolves when one of these words comes. One wait at a time. */
  async waitFor(...words: readonly string[]): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const closed = (): void => reject(new Error(`closed before ${words.join(' or ')}`))
    this.#socket.once('close', closed)
    this.#wanted = { words: words.map((word) => Buffer.from(word)), found: resolve }
    try {
      await promise
    } finally {
      this.#wanted = undefined
      this.#socket.off('close', closed)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#socket.destroyed) return
    this.#socket.destroy()
    await once(this.#socket, 'close')
  }

  #received(chunk: Buffer): void {
    this.bytes += chunk.length
    const all = this.#tail.length === 0 ? chunk : Buffer.concat([this.#tail, chunk])
    const end = all.lastIndexOf(10) + 1
    const lines = all.subarray(0, end)
    this.#tail = Buffer.from(all.subarray(end))
    // soju asks what was received; whoever does not answer is sent no more.
    if (lines.includes('PING ')) this.#answer(lines.toString('latin1'))
    if (this.onLines.length > 0) this.onLines(lines.toString('latin1'))
    if (this.#wanted?.words.some((word) => lines.includes(word)) === true) this.#wanted.found()
  }

  #answer(text: string): void {
    for (const [, token] of text.matchAll(/^(?:@\S+ )?(?::\S+ )?PING ([^\r\n]+)\r$/gm)) this.send(`PONG ${token}`)
  }
}
