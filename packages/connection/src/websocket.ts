import type { Line } from '@longwire/irc'
import { closedError, connectError } from './connect-errors.ts'
import type { Environment } from './environment.ts'
import { ConnectError } from './error.ts'
import { createEncodings, type Encodings, type EncodingOptions } from './framing/encodings.ts'
import { createLineDecoder } from './framing/line-decoder.ts'
import { LineSplitter } from './framing/line-splitter.ts'
import { limitText } from './framing/limit-text.ts'
import { beginOperation, type Operation, type OperationControl } from './operation.ts'
import type { Opener, Transport, TransportDescription, TransportListener } from './transport.ts'

/** A server that speaks IRC over WebSocket. Source: https://ircv3.net/specs/extensions/websocket */
export interface WebSocketTarget {
  /** `wss://…`, or `ws://…` where the path is trusted. */
  readonly url: string
  /** Default: `text.ircv3.net`, then `binary.ircv3.net`. */
  readonly protocols?: readonly string[]
  readonly encodings?: EncodingOptions
  /** Milliseconds until the socket must be open; default 20,000. */
  readonly timeout?: number
}

/** Lines that may wait while reading is paused: a WebSocket cannot be held back, so beyond it is closed. */
const PAUSED_LINES = 50_000
const DRAIN_POLL = 20
const CLOSE_GRACE = 2_000

/** What the opener needs of the world. */
export interface WebSocketOpenerOptions {
  readonly environment: Environment
}

/** Opens WebSockets through the platform's own `WebSocket`, in browsers and in Node. */
export function createWebSocketOpener({ environment }: WebSocketOpenerOptions): Opener<WebSocketTarget> {
  return {
    open(target, listener, progress) {
      progress('connecting')
      const where = endpointOf(target)
      let socket: WebSocket
      const opening: OperationControl<Transport> = beginOperation<Transport>('open', () => abandon())
      try {
        socket = new WebSocket(target.url, target.protocols ?? ['text.ircv3.net', 'binary.ircv3.net'])
      } catch (cause) {
        opening.reject(connectError('websocket-refused', { ...where, cause, retry: false }))
        return opening.operation
      }
      socket.binaryType = 'arraybuffer'
      const clear = environment.schedule(environment.now() + (target.timeout ?? 20_000), () => {
        opening.reject(connectError('timed-out', where))
        abandon()
      })
      const abandon = () => {
        clear()
        socket.close()
      }
      const failed = (event: Event) => {
        clear()
        opening.reject(connectError('websocket-refused', { ...where, cause: causeOf(event) }))
      }
      socket.addEventListener('error', failed)
      socket.addEventListener('close', failed)
      socket.addEventListener('open', () => {
        clear()
        if (opening.settled) return socket.close()
        socket.removeEventListener('error', failed)
        socket.removeEventListener('close', failed)
        progress('open')
        opening.resolve(new WebSocketTransport(socket, where, target.encodings, listener, environment))
      })
      return opening.operation
    },
    endpoint: endpointOf,
  }
}

function endpointOf({ url }: WebSocketTarget): { host: string; port: number; tls: boolean } {
  if (!URL.canParse(url)) return { host: url, port: 0, tls: false }
  const { hostname, port, protocol } = new URL(url)
  const tls = protocol === 'wss:'
  return { host: hostname, port: port === '' ? (tls ? 443 : 80) : Number(port), tls }
}

// Browsers say nothing about why; Node's error events carry the cause.
function causeOf(event: Event): unknown {
  return 'error' in event ? event.error : undefined
}

class WebSocketTransport implements Transport {
  readonly description: TransportDescription
  readonly #socket: WebSocket
  readonly #listener: TransportListener
  readonly #environment: Environment
  readonly #encodings: Encodings
  readonly #splitter: LineSplitter
  #paused = false
  #waiting: Line[] = []
  #end: { error: ConnectError | undefined } | undefined
  #told = false
  #unflushed: OperationControl<void>[] = []
  #polling = false

  constructor(
    socket: WebSocket,
    where: { host: string; port: number; tls: boolean },
    encodings: EncodingOptions | undefined,
    listener: TransportListener,
    environment: Environment,
  ) {
    this.#socket = socket
    this.#listener = listener
    this.#environment = environment
    this.#encodings = createEncodings(encodings)
    this.#splitter = new LineSplitter(createLineDecoder(this.#encodings))
    const { host, port, tls } = where
    this.description = {
      kind: 'websocket',
      host,
      port,
      secure: tls,
      address: undefined,
      tls: undefined,
      preregistered: false,
    }
    socket.addEventListener('message', ({ data }) => this.#receive(data))
    socket.addEventListener('close', () => this.#ended(undefined))
    socket.addEventListener('error', (event) => this.#ended(connectError('reset', { ...where, cause: causeOf(event) })))
  }

  send(lines: readonly string[]): Operation<void> {
    const sending = beginOperation<void>('send')
    if (this.#end || this.#socket.readyState !== 1) {
      sending.reject(closedError('not-open'))
      return sending.operation
    }
    const binary = this.#socket.protocol === 'binary.ircv3.net'
    for (const line of lines)
      this.#socket.send(binary ? (this.#encodings.encode(line) as Uint8Array<ArrayBuffer>) : line)
    this.#unflushed.push(sending)
    this.#drain()
    return sending.operation
  }

  pause(): void {
    this.#paused = true
  }

  resume(): void {
    this.#paused = false
    this.#deliver()
  }

  close(): void {
    this.#socket.close(1000)
    this.#environment.schedule(this.#environment.now() + CLOSE_GRACE, () => this.#ended(undefined))
  }

  abort(error: ConnectError): void {
    this.#waiting = []
    this.#ended(error)
    this.#socket.close()
  }

  #receive(data: unknown): void {
    if (this.#end) return
    if (typeof data === 'string') {
      for (const text of data.split(/[\r\n]+/)) if (text !== '') this.#waiting.push(limitText(text))
    } else if (data instanceof ArrayBuffer) {
      this.#waiting.push(...this.#splitter.push(new Uint8Array(data)), ...this.#splitter.flush())
    }
    if (this.#waiting.length > PAUSED_LINES) this.abort(connectError('queue-full', this.description))
    else this.#deliver()
  }

  #deliver(): void {
    if (this.#paused || this.#told) return
    if (this.#waiting.length > 0) {
      const lines = this.#waiting
      this.#waiting = []
      this.#listener.lines(lines)
    }
    if (this.#end && this.#waiting.length === 0) {
      this.#told = true
      this.#listener.closed(this.#end.error)
    }
  }

  #ended(error: ConnectError | undefined): void {
    if (this.#end) return
    this.#end = { error }
    for (const sending of this.#unflushed) sending.reject(error ?? closedError('closed-by-server'))
    this.#unflushed = []
    this.#paused = false
    this.#deliver()
  }

  // The platform tells how much waits, but not when it has gone: look again.
  #drain(): void {
    if (this.#socket.bufferedAmount === 0) {
      for (const sending of this.#unflushed) sending.resolve()
      this.#unflushed = []
    } else if (!this.#polling) {
      this.#polling = true
      this.#environment.schedule(this.#environment.now() + DRAIN_POLL, () => {
        this.#polling = false
        if (!this.#end) this.#drain()
      })
    }
  }
}
