import type { FloodControl } from '../client.ts'
import { connectError } from '../connect-errors.ts'
import type { Environment } from '../environment.ts'
import type { ConnectError } from '../error.ts'
import { beginOperation, type Operation, type OperationControl } from '../operation.ts'

/** Lines and characters that may wait under flood control; a line beyond is refused with `queue-full`. */
export const QUEUE_LINES = 2_000
const QUEUE_CHARACTERS = 1_048_576

export interface OutgoingQueueOptions {
  readonly environment: Environment
  readonly flood: FloodControl | 'off'
  write(lines: readonly string[]): Operation<void>
}

type Waiting = { readonly line: string; readonly sending: OperationControl<void> }

/** Lines on their way out, a token bucket before them: `burst` at once, then one each `interval`; never more than that. */
export class OutgoingQueue {
  readonly #options: OutgoingQueueOptions
  #flood: FloodControl | 'off'
  #waiting: Waiting[] = []
  #characters = 0
  #tokens = 0
  #countedAt: number
  #clearTimer: (() => void) | undefined

  constructor(options: OutgoingQueueOptions) {
    this.#options = options
    this.#flood = options.flood
    if (options.flood !== 'off') this.#tokens = options.flood.burst
    this.#countedAt = options.environment.now()
  }

  get length(): number {
    return this.#waiting.length
  }

  /** What waits goes out by the new rule. */
  setFlood(flood: FloodControl | 'off'): void {
    this.#refill()
    this.#flood = flood
    this.#clearTimer?.()
    this.#clearTimer = undefined
    this.#work()
  }

  /** On a new connection, where the server has counted nothing yet. */
  startOver(): void {
    this.#tokens = this.#flood === 'off' ? 0 : this.#flood.burst
    this.#countedAt = this.#options.environment.now()
  }

  /**
   * `done` resolves when the bytes left this process; a cancel while the line waits takes it out of the queue.
   * An urgent line (PONG) passes the others and is never refused.
   */
  send(line: string, urgent = false): Operation<void> {
    if (!urgent && (this.#waiting.length >= QUEUE_LINES || this.#characters + line.length > QUEUE_CHARACTERS)) {
      const refused = beginOperation<void>('send')
      refused.reject(connectError('queue-full'))
      return refused.operation
    }
    const sending: OperationControl<void> = beginOperation<void>('send', () => this.#remove(sending))
    if (urgent) {
      this.#refill()
      this.#tokens = Math.max(0, this.#tokens - this.#cost(line))
      this.#write([{ line, sending }])
    } else {
      this.#waiting.push({ line, sending })
      this.#characters += line.length
      this.#work()
    }
    return sending.operation
  }

  /** Fills the bucket: what was sent until now does not count. */
  refill(): void {
    if (this.#flood !== 'off') this.#tokens = this.#flood.burst
    this.#work()
  }

  /** Sends all that waits, at once. */
  flush(): void {
    const waiting = this.#takeAll()
    if (waiting.length > 0) this.#write(waiting)
  }

  /** Forgets all that waits; their operations reject with `error`. Returns how many. */
  clear(error: ConnectError): number {
    const waiting = this.#takeAll()
    for (const { sending } of waiting) sending.reject(error)
    return waiting.length
  }

  #takeAll(): Waiting[] {
    const waiting = this.#waiting
    this.#waiting = []
    this.#characters = 0
    this.#clearTimer?.()
    this.#clearTimer = undefined
    return waiting
  }

  #remove(sending: OperationControl<void>): void {
    const index = this.#waiting.findIndex((waiting) => waiting.sending === sending)
    if (index === -1) return
    const [removed] = this.#waiting.splice(index, 1)
    this.#characters -= removed?.line.length ?? 0
  }

  #work(): void {
    this.#refill()
    let count = 0
    for (const { line } of this.#waiting) {
      const cost = this.#cost(line)
      if (cost > this.#tokens) break
      this.#tokens -= cost
      this.#characters -= line.length
      count++
    }
    if (count > 0) this.#write(this.#waiting.splice(0, count))
    const next = this.#waiting[0]
    if (this.#flood !== 'off' && next) this.#waitForTokens(this.#flood, this.#cost(next.line))
  }

  // A line that costs more than the bucket holds needs a full bucket.
  #cost(line: string): number {
    if (this.#flood === 'off') return 0
    const { burst, characters = Number.POSITIVE_INFINITY } = this.#flood
    return Math.min(1 + line.length / characters, Math.max(1, burst))
  }

  #waitForTokens(flood: FloodControl, cost: number): void {
    if (this.#clearTimer) return
    const missing = cost - this.#tokens
    const at = this.#countedAt + Math.ceil(missing * flood.interval)
    this.#clearTimer = this.#options.environment.schedule(at, () => {
      this.#clearTimer = undefined
      this.#work()
    })
  }

  #refill(): void {
    const now = this.#options.environment.now()
    const passed = Math.max(0, now - this.#countedAt)
    this.#countedAt = now
    if (this.#flood === 'off') return
    const { burst, interval } = this.#flood
    this.#tokens = interval <= 0 ? burst : Math.min(burst, this.#tokens + passed / interval)
  }

  #write(batch: readonly Waiting[]): void {
    this.#options.write(batch.map(({ line }) => line)).done.then(
      () => {
        for (const { sending } of batch) sending.resolve()
      },
      (error: Error) => {
        for (const { sending } of batch) sending.reject(error)
      },
    )
  }
}
