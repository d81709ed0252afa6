import type { Socket } from 'node:net'
import { closedError, connectError } from '../connect-errors.ts'
import type { Environment } from '../environment.ts'
import type { ConnectError } from '../error.ts'
import { createEncodings, type Encodings, type EncodingOptions } from '../framing/encodings.ts'
import { createLineDecoder } from '../framing/line-decoder.ts'
import { LineSplitter } from '../framing/line-splitter.ts'
import { beginOperation, type Operation, type OperationControl } from '../operation.ts'
import type { Transport, TransportDescription, TransportListener } from '../transport.ts'
import { takeReads } from './read-buffer.ts'
import { systemError } from './system-errors.ts'
import { nodeConversions } from './text-conversions.ts'

/** Bytes that may wait for a peer that does not read, before `queue-full`. */
const UNREAD_BYTES = 4 * 1_048_576
const CLOSE_GRACE = 2_000
const TCP_KEEPALIVE = 60_000

/** Lines over a socket that is open. */
export class SocketTransport implements Transport {
  readonly description: TransportDescription
  readonly #socket: Socket
  readonly #listener: TransportListener
  readonly #environment: Environment
  readonly #encodings: Encodings
  #error: ConnectError | undefined
  #closing = false
  /** Lines of this turn. */
  #unsent: string[] = []
  #unsentLength = 0
  #sendings: OperationControl<void>[] = []

  constructor(
    socket: Socket,
    description: TransportDescription,
    listener: TransportListener,
    environment: Environment,
    encodings?: EncodingOptions,
  ) {
    this.#socket = socket
    this.description = description
    this.#listener = listener
    this.#environment = environment
    this.#encodings = createEncodings(encodings)
    const splitter = new LineSplitter(createLineDecoder(this.#encodings, nodeConversions))
    socket.setNoDelay(true)
    socket.setKeepAlive(true, TCP_KEEPALIVE)
    takeReads(socket, (chunk) => {
      const lines = splitter.push(chunk)
      if (lines.length > 0) listener.lines(lines)
    })
    // A proxy's answer was read before, which leaves the socket paused.
    socket.resume()
    socket.on('error', (error) => {
      this.#error ??= systemError(error, description)
    })
    socket.once('close', () => this.#listener.closed(this.#closing ? undefined : this.#error))
  }

  send(lines: readonly string[]): Operation<void> {
    const sending = beginOperation<void>('send')
    if (!this.#socket.writable || this.#closing) sending.reject(closedError('not-open'))
    else if (this.#socket.writableLength + this.#unsentLength > UNREAD_BYTES) sending.reject(connectError('queue-full'))
    else if (lines.length === 0) sending.resolve()
    else {
      if (this.#unsent.length === 0) this.#environment.nextTurn(() => this.#write())
      for (const line of lines) {
        this.#unsent.push(line)
        this.#unsentLength += line.length
      }
      this.#sendings.push(sending)
    }
    return sending.operation
  }

  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }

  close(): void {
    if (this.#closing) return
    this.#closing = true
    this.#write()
    this.#socket.end()
    // A peer that goes on sending, or never closes its side, does not hold us.
    this.#socket.resume()
    const clear = this.#environment.schedule(this.#environment.now() + CLOSE_GRACE, () => this.#socket.destroy())
    this.#socket.once('close', clear)
  }

  abort(error: ConnectError): void {
    this.#error = error
    this.#socket.destroy()
  }

  // What is sent in one turn of the event loop goes out in one piece: a hundred answers to as many lines are one system call.
  #write(): void {
    if (this.#unsent.length === 0) return
    const [lines, sendings] = [this.#unsent, this.#sendings]
    this.#unsent = []
    this.#unsentLength = 0
    this.#sendings = []
    this.#socket.write(this.#encode(lines), (error) => {
      const reason = error ? (this.#error ?? systemError(error, this.description)) : undefined
      for (const sending of sendings) {
        if (reason) sending.reject(reason)
        else sending.resolve()
      }
    })
  }

  #encode(lines: readonly string[]): string | Uint8Array {
    if (!this.#encodings.writesLegacy) return `${lines.join('\r\n')}\r\n`
    return Buffer.concat(lines.flatMap((line) => [this.#encodings.encode(line), Buffer.from('\r\n')]))
  }
}
