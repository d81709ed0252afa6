import { once } from 'node:events'

const GIVE_UP_MILLISECONDS = 30_000

/** A screen without a face, through which the demo makes its account, adds its network and joins its channels. */
export class Control implements Disposable {
  readonly #socket: WebSocket
  readonly #lines: string[] = []
  #read = 0
  #wake: () => void = () => {}

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.addEventListener('message', ({ data }) => {
      this.#lines.push(String(data))
      this.#wake()
    })
    socket.addEventListener('close', ({ code, reason }) => {
      this.#lines.push(`(closed ${code} ${reason})`)
      this.#wake()
    })
  }

  /** Makes the first account through the link that the bouncer printed, and opens a socket for it. */
  static async setUp(link: string, name: string, password: string): Promise<Control> {
    const { origin, hash } = new URL(link)
    const token = new URLSearchParams(hash.slice(1)).get('token')
    const response = await fetch(`${origin}/api/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, name, password }),
    })
    if (!response.ok) throw new Error(`The account could not be made: ${await response.text()}`)
    const cookie = response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
    // Node's WebSocket takes headers, as a browser sends its cookie by itself.
    const options = { protocols: ['mux.1.longwire'], headers: { cookie } }
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/socket`, options)
    await once(socket, 'open')
    return new Control(socket)
  }

  /** Adds a network without TLS on this machine; resolves with its id when it is connected. */
  async addNetwork(name: string, port: number, nickname: string): Promise<string> {
    this.#socket.send('OPEN 1 caps=soju.im/bouncer-networks,soju.im/bouncer-networks-notify')
    this.#socket.send(`1 BOUNCER ADDNETWORK name=${name};host=127.0.0.1;port=${port};tls=0;nickname=${nickname}`)
    const added = await this.#waitFor(/BOUNCER ADDNETWORK \S+$/)
    await this.#waitFor(/BOUNCER NETWORK \S+ \S*state=connected/)
    return added.slice(added.lastIndexOf(' ') + 1)
  }

  /** Joins the channels; resolves when the bouncer is in all of them. */
  async join(network: string, channels: readonly string[]): Promise<void> {
    this.#socket.send(`OPEN 2 network=${network}`)
    await this.#waitFor(/^2 .* (376|422) /)
    for (const channel of channels) {
      this.#socket.send(`2 JOIN ${channel}`)
      await this.#waitFor(new RegExp(`^2 .* 366 \\S+ ${channel} `))
    }
  }

  [Symbol.dispose](): void {
    this.#socket.close()
  }

  async #waitFor(pattern: RegExp): Promise<string> {
    const deadline = AbortSignal.timeout(GIVE_UP_MILLISECONDS)
    deadline.addEventListener('abort', () => this.#wake())
    for (;;) {
      while (this.#read < this.#lines.length) {
        const line = this.#lines[this.#read] ?? ''
        this.#read += 1
        if (pattern.test(line)) return line
      }
      if (deadline.aborted) throw new Error(`The bouncer did not answer with ${pattern}:\n${this.#lines.join('\n')}`)
      const { promise, resolve } = Promise.withResolvers<undefined>()
      this.#wake = () => resolve(undefined)
      await promise
    }
  }
}
