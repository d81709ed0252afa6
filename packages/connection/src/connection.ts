import { formatMessage, type Line, type MessageInit } from '@longwire/irc'
import type { FloodControl } from './client.ts'
import { IncomingQueue } from './client/incoming-queue.ts'
import { OutgoingBatch } from './client/outgoing-batch.ts'
import { OutgoingQueue } from './client/outgoing-queue.ts'
import { closedError, connectError } from './connect-errors.ts'
import type { Environment } from './environment.ts'
import type { ConnectError } from './error.ts'
import { beginOperation, type Operation, type OperationControl } from './operation.ts'
import type { Opener, OpeningStage, Transport, TransportDescription } from './transport.ts'

const LINES_PER_TURN = 256

/** What a connection is made of. */
export interface ConnectionOptions<Target> {
  readonly opener: Opener<Target>
  readonly target: Target
  readonly environment: Environment
  /** Default `off`: who drives the connection decides. */
  readonly flood?: FloodControl | 'off'
  /** How many lines are told in one turn of the event loop; default 256. */
  readonly linesPerTurn?: number | undefined
}

/** Who listens to a {@link Connection}. */
export interface ConnectionListener {
  stage?(stage: OpeningStage): void
  /** Before the first line is told, and before `open` resolves. */
  opened?(description: TransportDescription): void
  line?(line: Line): void
  /** Once for each opening that succeeded, last. `undefined`: the server simply closed. */
  closed?(error: ConnectError | undefined): void
  /** A line was handed to the transport. */
  sent?(line: string): void
}

type Attempt = {
  readonly opening: OperationControl<TransportDescription>
  readonly incoming: IncomingQueue
  readonly gone: OperationControl<void>
  stage: Operation<Transport> | undefined
  transport: Transport | undefined
}

/**
 * A connection that is made once, kept, and opened as often as one likes; no session, no reconnecting. Each operation has an
 * outcome of its own.
 */
export class Connection<Target> {
  readonly #options: ConnectionOptions<Target>
  /** Replaced as a whole, so that it can be gone through while one comes or goes. */
  #listeners: readonly ConnectionListener[] = []
  readonly #outgoing: OutgoingQueue
  readonly #batch = new OutgoingBatch()
  #current: Attempt | undefined
  #paused = false

  constructor(options: ConnectionOptions<Target>) {
    this.#options = options
    this.#outgoing = new OutgoingQueue({
      environment: options.environment,
      flood: options.flood ?? 'off',
      write: (lines) => this.#write(lines),
    })
  }

  get status(): 'closed' | 'opening' | 'open' {
    if (!this.#current) return 'closed'
    return this.#current.transport ? 'open' : 'opening'
  }

  /** Where the open connection leads and how; undefined while there is none. */
  get transport(): TransportDescription | undefined {
    return this.#current?.transport?.description
  }

  /** Lines that wait under flood control. */
  get waitingLines(): number {
    return this.#outgoing.length
  }

  /** Returns what ends it. */
  listen(listener: ConnectionListener): () => void {
    this.#listeners = [...this.#listeners, listener]
    return () => {
      this.#listeners = this.#listeners.filter((one) => one !== listener)
    }
  }

  /** Opens, or shares in the opening that is under way. Rejects with {@link ConnectError}. */
  open(target: Target = this.#options.target): Operation<TransportDescription> {
    const current = this.#current
    if (current) return share(current.opening.operation)
    const opening = beginOperation<TransportDescription>('open', () => this.#abandon(attempt))
    const attempt: Attempt = {
      opening,
      incoming: this.#incomingFor(() => attempt),
      gone: beginOperation<void>('close'),
      stage: undefined,
      transport: undefined,
    }
    attempt.incoming.pause()
    this.#current = attempt
    this.#startOpening(attempt, target)
    return opening.operation
  }

  /** Resolves when the bytes left this process. What IRC cannot carry rejects with `IrcError`. */
  send(message: MessageInit): Operation<void> {
    try {
      return this.sendLine(formatMessage(message))
    } catch (error) {
      const refused = beginOperation<void>('send')
      refused.reject(error as Error)
      return refused.operation
    }
  }

  /**
   * The same for a message that may be one of a batch: undefined until the last one of it, with which they leave together.
   * Throws `IrcError` for what IRC cannot carry.
   */
  sendPart(message: MessageInit, urgent: boolean): Operation<void> | undefined {
    const lines = this.#batch.take(message, formatMessage(message))
    return lines.length === 0 ? undefined : this.sendLines(lines, urgent)
  }

  /** A line that was formatted before. An urgent one passes those that wait. */
  sendLine(line: string, urgent = false): Operation<void> {
    return this.sendLines([line], urgent)
  }

  /** The same of lines between which no other may come. */
  sendLines(lines: readonly string[], urgent = false): Operation<void> {
    if (this.#current?.transport) return this.#outgoing.sendTogether(lines, urgent)
    const refused = beginOperation<void>('send')
    refused.reject(closedError('not-open'))
    return refused.operation
  }

  /** Sends all that waits at once, without regard to flood control. */
  flush(): void {
    this.#outgoing.flush()
  }

  /** Forgets the lines that wait; their operations reject with `cancelled`. Returns how many. */
  cancelWaitingLines(): number {
    return this.#outgoing.clear(connectError('cancelled'))
  }

  setFlood(flood: FloodControl | 'off'): void {
    this.#outgoing.setFlood(flood)
  }

  /**
   * Sends what was handed on, closes, and resolves when the transport is gone (within 2 s). The connection can be opened
   * again at once: nothing more is told of the old transport.
   */
  close(): Operation<void> {
    const current = this.#current
    if (!current) {
      const done = beginOperation<void>('close')
      done.resolve()
      return done.operation
    }
    this.#leave(current, closedError('closed'))
    if (current.transport) current.transport.close()
    else current.gone.resolve()
    current.stage?.cancel()
    return current.gone.operation
  }

  /** Ends the connection at once, as if it had failed with `error`. */
  abort(error: ConnectError): void {
    this.#current?.transport?.abort(error)
  }

  /** Stops reading; lines that were read wait. */
  pause(): void {
    this.#paused = true
    this.#current?.incoming.pause()
  }

  resume(): void {
    this.#paused = false
    if (this.#current?.transport) this.#current.incoming.resume()
  }

  /** What was sent until now does not count for flood control. */
  refillFlood(): void {
    this.#outgoing.refill()
  }

  #incomingFor(attempt: () => Attempt): IncomingQueue {
    return new IncomingQueue({
      environment: this.#options.environment,
      linesPerTurn: this.#options.linesPerTurn ?? LINES_PER_TURN,
      handle: (line) => {
        if (this.#current === attempt()) for (const listener of this.#listeners) listener.line?.(line)
      },
      hold: (held) => {
        const { transport } = attempt()
        if (held) transport?.pause()
        else transport?.resume()
      },
    })
  }

  #startOpening(attempt: Attempt, target: Target): void {
    attempt.stage = this.#options.opener.open(
      target,
      {
        lines: (lines) => {
          if (this.#current === attempt) attempt.incoming.push(lines)
        },
        closed: (error) => {
          attempt.gone.resolve()
          if (this.#current === attempt) attempt.incoming.end(() => this.#ended(attempt, error))
        },
      },
      (stage) => {
        if (this.#current === attempt) for (const listener of this.#listeners) listener.stage?.(stage)
      },
    )
    attempt.stage.done.then(
      (transport) => this.#opened(attempt, transport),
      (error: Error) => {
        if (this.#current === attempt) this.#current = undefined
        attempt.opening.reject(error)
      },
    )
  }

  #opened(attempt: Attempt, transport: Transport): void {
    if (this.#current !== attempt) return transport.close()
    attempt.transport = transport
    attempt.stage = undefined
    this.#outgoing.startOver()
    for (const listener of this.#listeners) listener.opened?.(transport.description)
    attempt.opening.resolve(transport.description)
    if (!this.#paused) attempt.incoming.resume()
  }

  #ended(attempt: Attempt, error: ConnectError | undefined): void {
    if (this.#current !== attempt) return
    this.#leave(attempt, error ?? closedError('closed-by-server'))
    for (const listener of this.#listeners) listener.closed?.(error)
  }

  #abandon(attempt: Attempt): void {
    if (this.#current === attempt) this.#current = undefined
    attempt.stage?.cancel()
    attempt.transport?.close()
  }

  #leave(attempt: Attempt, error: ConnectError): void {
    this.#current = undefined
    attempt.incoming.clear()
    attempt.opening.reject(error)
    this.#outgoing.clear(error)
  }

  #write(lines: readonly string[]): Operation<void> {
    const transport = this.#current?.transport
    if (!transport) {
      const refused = beginOperation<void>('send')
      refused.reject(closedError('not-open'))
      return refused.operation
    }
    for (const listener of this.#listeners) if (listener.sent) for (const line of lines) listener.sent(line)
    return transport.send(lines)
  }
}

// A cancel of a shared opening ends the waiting of one, not the opening.
function share<Result>(operation: Operation<Result>): Operation<Result> {
  const shared = beginOperation<Result>(operation.kind)
  operation.done.then(shared.resolve, shared.reject)
  return shared.operation
}
