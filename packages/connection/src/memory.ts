import type { Endpoint, Line } from '@longwire/irc'
import { closedError } from './connect-errors.ts'
import type { ConnectError } from './error.ts'
import { beginOperation, type Operation, type OperationControl } from './operation.ts'
import type { Opener, OpeningStage, Transport, TransportDescription, TransportListener } from './transport.ts'

/** What a memory transport says of itself. */
export interface MemoryTarget {
  readonly host: string
  readonly port: number
  readonly tls?: boolean
  /** As on a mux stream. */
  readonly preregistered?: boolean
}

/** One end of a pair; lines wait until somebody listens. */
export interface MemoryEnd extends Transport {
  listen(listener: TransportListener): void
}

/** Two transports joined in memory: what one sends, the other's listener gets, in a later microtask. */
export function createMemoryPair(target: MemoryTarget): readonly [MemoryEnd, MemoryEnd] {
  const ends = [new End(target), new End(target)] as const
  ends[0].peer = ends[1]
  ends[1].peer = ends[0]
  return ends
}

/**
 * Opens memory transports. `accept` gets the far end of each, and may throw a {@link ConnectError} to refuse it.
 */
export function createMemoryOpener(
  accept: (far: MemoryEnd, target: MemoryTarget) => void | Promise<void>,
): Opener<MemoryTarget> {
  return {
    open(target, listener, progress) {
      const opening = beginOperation<Transport>('open')
      void connect(target, listener, progress, accept, opening)
      return opening.operation
    },
    endpoint: ({ host, port, tls = false }) => ({ host, port, tls }),
    redirect: (target: MemoryTarget, to: Endpoint) => ({ ...target, ...to }),
  }
}

async function connect(
  target: MemoryTarget,
  listener: TransportListener,
  progress: (stage: OpeningStage) => void,
  accept: (far: MemoryEnd, target: MemoryTarget) => void | Promise<void>,
  opening: OperationControl<Transport>,
): Promise<void> {
  progress('connecting')
  const [near, far] = createMemoryPair(target)
  try {
    await accept(far, target)
  } catch (error) {
    opening.reject(error as Error)
    return
  }
  if (opening.settled) {
    near.close()
    return
  }
  near.listen(listener)
  progress('open')
  opening.resolve(near)
}

class End implements MemoryEnd {
  readonly description: TransportDescription
  peer: End | undefined
  #listener: TransportListener | undefined
  #inbox: Line[] = []
  #paused = false
  #closed: { error: ConnectError | undefined } | undefined
  #told = false
  #scheduled = false

  constructor({ host, port, tls = false, preregistered = false }: MemoryTarget) {
    this.description = { kind: 'memory', host, port, secure: tls, address: undefined, tls: undefined, preregistered }
  }

  listen(listener: TransportListener): void {
    this.#listener = listener
    this.#schedule()
  }

  send(lines: readonly string[]): Operation<void> {
    const sending = beginOperation<void>('send')
    if (this.#closed) sending.reject(closedError('not-open'))
    else {
      for (const text of lines) this.peer?.put({ text, damaged: false })
      queueMicrotask(() => sending.resolve())
    }
    return sending.operation
  }

  pause(): void {
    this.#paused = true
  }

  resume(): void {
    this.#paused = false
    this.#schedule()
  }

  close(): void {
    this.end(undefined)
    this.peer?.end(undefined)
  }

  abort(error: ConnectError): void {
    this.#inbox = []
    this.end(error)
    this.peer?.end(undefined)
  }

  put(line: Line): void {
    if (this.#closed) return
    this.#inbox.push(line)
    this.#schedule()
  }

  end(error: ConnectError | undefined): void {
    this.#closed ??= { error }
    this.#schedule()
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    queueMicrotask(() => {
      this.#scheduled = false
      this.#deliver()
    })
  }

  #deliver(): void {
    if (!this.#listener || this.#told) return
    if (this.#inbox.length > 0 && !this.#paused) {
      const lines = this.#inbox
      this.#inbox = []
      this.#listener.lines(lines)
    }
    if (this.#closed && this.#inbox.length === 0) {
      this.#told = true
      this.#listener.closed(this.#closed.error)
    }
  }
}
