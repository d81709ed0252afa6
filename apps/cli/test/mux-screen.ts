const GIVE_UP_MILLISECONDS = 60_000

/** The least of a screen: one mux socket and its lines. It shares no code with what is tested. */
export class MuxScreen {
  /** Every line received so far, with its stream's number. */
  readonly lines: string[] = []
  readonly #socket: WebSocket
  #read = 0
  #wake: () => void = () => {}

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.addEventListener('message', ({ data }) => {
      this.lines.push(String(data))
      this.#wake()
    })
    socket.addEventListener('close', ({ code }) => {
      this.lines.push(`(closed ${code})`)
      this.#wake()
    })
  }

  /** Opens the socket of the bouncer at this address, with the cookie of a login. */
  static async open(address: string, cookie: string): Promise<MuxScreen> {
    const url = `${address.replace('http', 'ws')}/api/socket`
    // Node's WebSocket takes headers, as a browser sends its cookie by itself.
    const options = { protocols: ['mux.1.longwire'], headers: { cookie } }
    const socket = new WebSocket(url, options)
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    socket.addEventListener('open', () => resolve())
    socket.addEventListener('error', () => reject(new Error(`the socket ${url} could not be opened`)))
    await promise
    return new MuxScreen(socket)
  }

  send(...frames: readonly string[]): void {
    for (const frame of frames) this.#socket.send(frame)
  }

  /** The first line that matches and was not passed by an earlier wait. */
  async waitFor(pattern: RegExp): Promise<string> {
    const deadline = AbortSignal.timeout(GIVE_UP_MILLISECONDS)
    deadline.addEventListener('abort', () => this.#wake())
    for (;;) {
      while (this.#read < this.lines.length) {
        const line = this.lines[this.#read] ?? ''
        this.#read++
        if (pattern.test(line)) return line
      }
      if (deadline.aborted) throw new Error(`no line matched ${String(pattern)}:\n${this.lines.join('\n')}`)
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#wake = resolve
      await promise
    }
  }

  close(): void {
    this.#socket.close()
  }
}
