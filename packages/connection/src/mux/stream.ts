import type { Line } from '@longwire/irc'
import { closedError, connectError } from '../connect-errors.ts'
import type { ConnectError } from '../error.ts'
import { beginOperation, type Operation, type OperationControl } from '../operation.ts'
import type { Transport, TransportDescription, TransportListener } from '../transport.ts'
import { ReceiveCredit, SendCredit, utf8Length } from './credit.ts'
import { muxLimits, type StreamCloseCode } from './limits.ts'

/** What a stream needs of the socket that carries it. */
export interface StreamCarrier {
  now(): number
  /** The stream has something to send, or may again. */
  ready(stream: MuxStream): void
  sendCredit(stream: MuxStream, bytes: number): void
  /** Says CLOSE and forgets the stream. */
  sendClose(stream: MuxStream, code: StreamCloseCode, text: string): void
}

type Waiting = { readonly line: string; readonly bytes: number; readonly sending: OperationControl<void> | undefined }

/** One IRC connection inside a mux socket, seen from either side. */
export class MuxStream implements Transport {
  readonly number: number
  readonly description: TransportDescription
  readonly #carrier: StreamCarrier
  readonly #sendCredit = new SendCredit()
  readonly #receiveCredit = new ReceiveCredit()
  #listener: TransportListener | undefined
  #inbox: Line[] = []
  #inboxBytes = 0
  #outbox: Waiting[] = []
  #outboxAt = 0
  #waitingBytes = 0
  #stuckSince: number | undefined
  #paused = false
  #closing = false
  #end: { error: ConnectError | undefined } | undefined
  #told = false

  constructor(number: number, description: TransportDescription, carrier: StreamCarrier) {
    this.number = number
    this.description = description
    this.#carrier = carrier
  }

  /** Bytes of lines that wait for credit or for their turn. */
  get waitingBytes(): number {
    return this.#waitingBytes
  }

  get open(): boolean {
    return this.#end === undefined
  }

  /** Whoever listens gets the lines that came before, too. */
  listen(listener: TransportListener): void {
    this.#listener = listener
    this.#deliver()
  }

  send(lines: readonly string[]): Operation<void> {
    const sending = beginOperation<void>('send')
    if (this.#end || this.#closing) {
      sending.reject(closedError('not-open'))
      return sending.operation
    }
    lines.forEach((line, index) => {
      const bytes = utf8Length(line)
      this.#outbox.push({ line, bytes, sending: index === lines.length - 1 ? sending : undefined })
      this.#waitingBytes += bytes
    })
    if (lines.length === 0) sending.resolve()
    this.#carrier.ready(this)
    if (this.#waitingBytes > muxLimits.waitingBytes) this.closeWith('slow', 'too much waited for credit')
    return sending.operation
  }

  pause(): void {
    this.#paused = true
  }

  resume(): void {
    this.#paused = false
    this.#deliver()
  }

  /** Sends what waits, as far as there is credit for it now, then says `done`. */
  close(): void {
    if (this.#end || this.#closing) return
    this.#closing = true
    if (this.#outboxAt === this.#outbox.length) this.#finishClosing()
    else this.#carrier.ready(this)
  }

  abort(error: ConnectError): void {
    this.closeWith(error.retry ? 'failed' : 'done', '', error)
  }

  /** Ends the stream at once, with a code of docs/extensions/mux.md. */
  closeWith(code: StreamCloseCode, text = '', error?: ConnectError): void {
    if (this.#end) return
    this.#carrier.sendClose(this, code, text)
    this.ended(error ?? (code === 'done' ? undefined : streamError(code, text, this.description)))
  }

  /**
   * For the carrier: the lines that may go out now as one frame, none of them where there is none, and one in any case where
   * there is one. More of them as long as all, with one byte between them, take at most `most` bytes of UTF-8. Their cost is
   * taken from the credit.
   */
  takeLines(most: number): { readonly lines: readonly string[]; readonly sendings: readonly OperationControl<void>[] } {
    const lines: string[] = []
    const sendings: OperationControl<void>[] = []
    let bytes = 0
    for (;;) {
      const next = this.#outbox[this.#outboxAt]
      if (next === undefined || (lines.length > 0 && bytes + next.bytes > most)) break
      const taken = this.#takeLine()
      if (taken === undefined) break
      lines.push(taken.line)
      if (taken.sending !== undefined) sendings.push(taken.sending)
      bytes += next.bytes + 1
    }
    return { lines, sendings }
  }

  #takeLine(): { readonly line: string; readonly sending: OperationControl<void> | undefined } | undefined {
    const next = this.#outbox[this.#outboxAt]
    if (!next || this.#end) return undefined
    if (!this.#sendCredit.spend(next.bytes)) {
      this.#stuckSince ??= this.#carrier.now()
      if (this.#closing) this.#finishClosing()
      return undefined
    }
    this.#stuckSince = undefined
    this.#outboxAt++
    this.#waitingBytes -= next.bytes
    this.#compact()
    if (this.#closing && this.#outbox.length === 0) queueMicrotask(() => this.#finishClosing())
    return next
  }

  /** For the carrier: lines came that take so many bytes. */
  receive(lines: readonly Line[], bytes: number): void {
    if (this.#end) return
    if (!this.#receiveCredit.receive(bytes)) {
      this.closeWith('overrun')
      return
    }
    this.#inbox.push(...lines)
    this.#inboxBytes += bytes
    this.#deliver()
  }

  /** For the carrier: the other side granted credit. */
  grant(bytes: number): void {
    if (this.#sendCredit.add(bytes)) this.#carrier.ready(this)
    else this.closeWith('overrun', 'more credit than a stream may have')
  }

  /** For the carrier, now and then: gives up on a receiver that grants nothing. */
  checkSlow(): void {
    if (this.#stuckSince === undefined || this.#waitingBytes <= muxLimits.slowBytes) return
    if (this.#carrier.now() - this.#stuckSince >= muxLimits.slow) this.closeWith('slow', 'no credit for too long')
  }

  /** For the carrier: the stream is over. */
  ended(error: ConnectError | undefined): void {
    if (this.#end) return
    this.#end = { error }
    const reason = error ?? closedError('closed')
    for (const { sending } of this.#outbox.slice(this.#outboxAt)) sending?.reject(reason)
    this.#outbox = []
    this.#outboxAt = 0
    this.#waitingBytes = 0
    this.#deliver()
  }

  #finishClosing(): void {
    this.closeWith('done')
  }

  #deliver(): void {
    if (!this.#listener || this.#told) return
    if (this.#inbox.length > 0 && !this.#paused) {
      const [lines, bytes] = [this.#inbox, this.#inboxBytes]
      this.#inbox = []
      this.#inboxBytes = 0
      this.#listener.lines(lines)
      const grant = this.#receiveCredit.use(bytes)
      if (grant > 0 && !this.#end) this.#carrier.sendCredit(this, grant)
    }
    if (this.#end && this.#inbox.length === 0 && !this.#told) {
      this.#told = true
      this.#listener.closed(this.#end.error)
    }
  }

  // Sent lines leave the front of the array now and then: shifting each one would cost the length of the queue.
  #compact(): void {
    if (this.#outboxAt < this.#outbox.length && this.#outboxAt < 1024) return
    this.#outbox.splice(0, this.#outboxAt)
    this.#outboxAt = 0
  }
}

/** What the end of a stream means to its user. */
export function streamError(
  code: string,
  text: string,
  { host, port }: { readonly host: string; readonly port: number },
): ConnectError {
  const serverText = text === '' ? code : text
  const retry = !(code === 'no-network' || code === 'bad-attributes' || code === 'too-many-streams')
  return connectError('closed-by-server', { host, port, serverText, retry })
}
