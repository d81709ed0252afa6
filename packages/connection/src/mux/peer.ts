import { connectError } from '../connect-errors.ts'
import type { Environment } from '../environment.ts'
import type { ConnectError } from '../error.ts'
import type { OperationControl } from '../operation.ts'
import type { TransportDescription } from '../transport.ts'
import { utf8Length } from './credit.ts'
import type { FrameSocket } from './frame-socket.ts'
import { formatFrame, type MuxFrame, parseFrame } from './frame.ts'
import { lineFault } from './line-fault.ts'
import { muxCloseCodes, muxLimits, type StreamCloseCode } from './limits.ts'
import { MuxLiveness } from './liveness.ts'
import { MuxStream, type StreamCarrier, streamError } from './stream.ts'

/** Bytes handed to the socket and not yet gone, above which the streams wait; so a short line still finds a short queue. */
const SOCKET_BYTES = 262_144
/** Room that is left in a bundle for its number. */
const NUMBER_BYTES = 16
const DRAIN_POLL = 20
const SLOW_CHECK = 10_000

export interface MuxPeerOptions {
  readonly socket: FrameSocket
  readonly environment: Environment
  /** What the streams say of themselves. */
  readonly description: TransportDescription
  /** Says at once that this side reads frames of several lines: a browser wakes up for each frame. */
  readonly readsBundles?: boolean
  /** The other side opened a stream: only a server has this. Without it an OPEN is a `bad-stream`. */
  opened?(stream: MuxStream, attributes: string): void
  /** The socket is gone, and with it all streams (they were told before). `code` is the WebSocket close code. */
  closed?(code: number, reason: string): void
}

/** One side of a mux socket: both sides do the same but for who opens streams. See docs/extensions/mux.md. */
export class MuxPeer implements StreamCarrier {
  readonly #options: MuxPeerOptions
  readonly #socket: FrameSocket
  readonly #environment: Environment
  readonly #streams = new Map<number, MuxStream>()
  /** Streams that have something to send, in the order of their turns. */
  readonly #turns = new Set<MuxStream>()
  /** The highest number that was ever used; frames for lower ones may have crossed a CLOSE. */
  #highest = 0
  #unflushed: OperationControl<void>[] = []
  #draining = false
  /** Bytes of the lines of a bundle that the other side reads; 0 where it reads none. */
  #bundleBytes = 0
  #pumping = false
  #over = false
  #clearSlowCheck = () => {}
  readonly #liveness: MuxLiveness

  constructor(options: MuxPeerOptions) {
    this.#options = options
    this.#socket = options.socket
    this.#environment = options.environment
    this.#liveness = new MuxLiveness(options.environment, {
      ping: (token) => this.#sendFrame({ kind: 'ping', token }),
      dead: () => this.#end(1006, 'nothing came for too long', connectError('keepalive-timeout', options.description)),
    })
    this.#socket.listen({
      frame: (text) => this.#receive(text),
      binary: () => this.close(muxCloseCodes.notText, 'binary frame'),
      closed: (code, reason) => this.#end(code, reason, closeError(code, reason, options.description)),
    })
    this.#watchSlow()
    if (options.readsBundles === true) this.#sendFrame({ kind: 'bundles', bytes: muxLimits.bundleBytes })
  }

  /** The measured round trip in milliseconds, undefined until one was measured. */
  get lag(): number | undefined {
    return this.#liveness.lag
  }

  get streams(): ReadonlyMap<number, MuxStream> {
    return this.#streams
  }

  /** Opens the next stream. */
  open(attributes: string): MuxStream {
    const stream = new MuxStream(++this.#highest, this.#options.description, this)
    this.#streams.set(stream.number, stream)
    this.#sendFrame({ kind: 'open', stream: stream.number, attributes })
    return stream
  }

  /** PING at once, with so many milliseconds for the answer: by default 5 s, for a client that woke. */
  probe(within: number = muxLimits.wakeAnswer): void {
    this.#liveness.probe(within)
  }

  /** Ends every stream and the socket. */
  close(code: number = muxCloseCodes.normal, reason = ''): void {
    if (this.#over) return
    this.#flush()
    this.#socket.close(code, reason)
    this.#end(
      code,
      reason,
      code === muxCloseCodes.normal ? undefined : closeError(code, reason, this.#options.description),
    )
  }

  now(): number {
    return this.#environment.now()
  }

  ready(stream: MuxStream): void {
    this.#turns.add(stream)
    if (this.#bundleBytes === 0) this.#pump()
    else if (!this.#pumping) {
      // What else is said in this turn goes along.
      this.#pumping = true
      queueMicrotask(() => this.#flush())
    }
  }

  sendCredit(stream: MuxStream, bytes: number): void {
    this.#sendFrame({ kind: 'credit', stream: stream.number, bytes })
  }

  sendClose(stream: MuxStream, code: StreamCloseCode, text: string): void {
    this.#flush()
    this.#forget(stream)
    this.#sendFrame({ kind: 'close', stream: stream.number, code, text })
  }

  #receive(text: string): void {
    if (this.#over) return
    const most = this.#options.readsBundles === true ? muxLimits.bundleBytes : muxLimits.frameBytes
    if (utf8Length(text) > most) return this.close(muxCloseCodes.tooLong, 'frame too long')
    this.#liveness.heard()
    const frame = parseFrame(text)
    if (!frame) return
    if (frame.kind === 'ping') this.#sendFrame({ kind: 'pong', token: frame.token })
    else if (frame.kind === 'pong') this.#liveness.answered(frame.token)
    else if (frame.kind === 'bundles')
      this.#bundleBytes = Math.min(Math.max(frame.bytes, muxLimits.frameBytes), muxLimits.bundleBytes) - NUMBER_BYTES
    else if (frame.kind === 'open') this.#receiveOpen(frame.stream, frame.attributes)
    // Which networks there are is said in answers over HTTP alone.
    else if (frame.kind !== 'networks') this.#receiveOnStream(frame)
  }

  #receiveOpen(number: number, attributes: string): void {
    if (!this.#options.opened || number <= this.#highest) return this.#refuse(number, 'bad-stream')
    if (this.#streams.size >= muxLimits.streams) return this.#refuse(number, 'too-many-streams')
    this.#highest = number
    const stream = new MuxStream(number, this.#options.description, this)
    this.#streams.set(number, stream)
    this.#options.opened(stream, attributes)
  }

  #receiveOnStream(frame: Extract<MuxFrame, { readonly stream: number }>): void {
    const stream = this.#streams.get(frame.stream)
    if (!stream) {
      // A number that was used may be on its way from before the CLOSE; to a CLOSE there is no answer at all.
      if (frame.stream > this.#highest && frame.kind !== 'close') this.#refuse(frame.stream, 'bad-stream')
    } else if (frame.kind === 'line') {
      this.#receiveLines(stream, frame.line)
    } else if (frame.kind === 'credit') stream.grant(frame.bytes)
    else if (frame.kind === 'close') {
      this.#forget(stream)
      stream.ended(frame.code === 'done' ? undefined : streamError(frame.code, frame.text, this.#options.description))
    }
  }

  #receiveLines(stream: MuxStream, bundle: string): void {
    const lines = this.#options.readsBundles === true ? bundle.split('\n') : [bundle]
    const fault = lines.map(lineFault).find((one) => one !== undefined)
    if (fault !== undefined) stream.closeWith('bad-line', fault)
    else
      stream.receive(
        lines.map((text) => ({ text, damaged: false })),
        utf8Length(bundle) - (lines.length - 1),
      )
  }

  #refuse(stream: number, code: StreamCloseCode): void {
    this.#sendFrame({ kind: 'close', stream, code, text: '' })
  }

  #forget(stream: MuxStream): void {
    this.#streams.delete(stream.number)
    this.#turns.delete(stream)
  }

  // A frame for each stream in turn, as long as the socket takes them. Who had its turn goes to the end of the set. Where the
  // other side reads bundles, a frame holds as many lines as are there and fit.
  #pump(): void {
    for (const stream of this.#turns) {
      if (this.#over || this.#socket.bufferedAmount > SOCKET_BYTES) break
      this.#turns.delete(stream)
      const next = stream.takeLines(this.#bundleBytes)
      if (next.lines.length === 0) continue
      this.#turns.add(stream)
      this.#socket.send(formatFrame({ kind: 'line', stream: stream.number, line: next.lines.join('\n') }))
      // What a client says is answered. What a server tells is not, and would wake a phone for a PING each time.
      if (this.#options.opened === undefined) this.#liveness.said()
      this.#unflushed.push(...next.sendings)
    }
    this.#drain()
  }

  /** Sends now what waits for the end of this turn. */
  #flush(): void {
    if (!this.#pumping) return
    this.#pumping = false
    this.#pump()
  }

  #drain(): void {
    if (this.#over || this.#draining) return
    if (this.#socket.bufferedAmount === 0) {
      const flushed = this.#unflushed
      this.#unflushed = []
      for (const sending of flushed) sending.resolve()
    }
    if (this.#unflushed.length === 0 && this.#turns.size === 0) return
    this.#draining = true
    this.#environment.schedule(this.now() + DRAIN_POLL, () => {
      this.#draining = false
      this.#pump()
    })
  }

  #watchSlow(): void {
    this.#clearSlowCheck = this.#environment.schedule(this.now() + SLOW_CHECK, () => {
      for (const stream of this.#streams.values()) stream.checkSlow()
      if (!this.#over) this.#watchSlow()
    })
  }

  #sendFrame(frame: MuxFrame): void {
    if (!this.#over) this.#socket.send(formatFrame(frame))
  }

  #end(code: number, reason: string, error: ConnectError | undefined): void {
    if (this.#over) return
    this.#over = true
    this.#clearSlowCheck()
    this.#liveness.stop()
    if (error?.code === 'keepalive-timeout') this.#socket.close(muxCloseCodes.goingAway, reason)
    const streams = [...this.#streams.values()]
    this.#streams.clear()
    this.#turns.clear()
    for (const sending of this.#unflushed) sending.reject(error ?? connectError('closed', this.#options.description))
    for (const stream of streams) stream.ended(error)
    this.#options.closed?.(code, reason)
  }
}

function closeError(code: number, reason: string, { host, port }: TransportDescription): ConnectError | undefined {
  if (code === muxCloseCodes.normal) return undefined
  if (code === muxCloseCodes.revoked) return connectError('login-refused', { host, port, serverText: reason })
  if (code === 1006) return connectError('reset', { host, port })
  return connectError('closed-by-server', { host, port, serverText: reason === '' ? `code ${code}` : reason })
}
