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

/** Lines that leave together, most of the time one. */
interface Waiting {
  readonly lines: readonly string[]
  readonly characters: number
  readonly sending: OperationControl<void>
}

/** Lines on their way out, a token bucket before them: `burst` at once, then one each `interval`; never more than that. */
export class OutgoingQueue {
  readonly #options: OutgoingQueueOptions
  #flood: FloodControl | 'off'
  #waiting: Waiting[] = []
  #lines = 0
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
    return this.#lines
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
    return this.sendTogether([line], urgent)
  }

  /** The same of lines between which no other may come, not even an urgent one: they leave at once, and count each. */
  sendTogether(lines: readonly string[], urgent = false): Operation<void> {
    const characters = lines.reduce((sum, line) => sum + line.length, 0)
    const full = this.#lines + lines.length > QUEUE_LINES || this.#characters + characters > QUEUE_CHARACTERS
    if (!urgent && full) {
      const refused = beginOperation<void>('send')
      refused.reject(connectError('queue-full'))
      return refused.operation
    }
    const sending: OperationControl<void> = beginOperation<void>('send', () => this.#remove(sending))
    const waiting = { lines, characters, sending }
    if (urgent) {
      this.#refill()
      this.#tokens = Math.min(this.#tokens, Math.max(0, this.#tokens - this.#cost(waiting)))
      this.#write([waiting])
    } else {
      this.#waiting.push(waiting)
      this.#count(waiting, 1)
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
    const count = this.#lines
    for (const { sending } of this.#takeAll()) sending.reject(error)
    return count
  }

  #takeAll(): Waiting[] {
    const waiting = this.#waiting
    this.#waiting = []
    this.#lines = 0
    this.#characters = 0
    this.#clearTimer?.()
    this.#clearTimer = undefined
    return waiting
  }

  #remove(sending: OperationControl<void>): void {
    const index = this.#waiting.findIndex((waiting) => waiting.sending === sending)
    if (index === -1) return
    const [removed] = this.#waiting.splice(index, 1)
    if (removed !== undefined) this.#count(removed, -1)
  }

  #count({ lines, characters }: Waiting, sign: 1 | -1): void {
    this.#lines += sign * lines.length
    this.#characters += sign * characters
  }

  #work(): void {
    this.#refill()
    let count = 0
    for (const waiting of this.#waiting) {
      if (this.#needed(waiting) > this.#tokens) break
      this.#tokens -= this.#cost(waiting)
      this.#count(waiting, -1)
      count++
    }
    if (count > 0) this.#write(this.#waiting.splice(0, count))
    const next = this.#waiting[0]
    if (this.#flood !== 'off' && next) this.#waitForTokens(this.#flood, this.#needed(next))
  }

  // A line that costs more than the bucket holds costs a full bucket.
  #cost({ lines }: Waiting): number {
    if (this.#flood === 'off') return 0
    const { burst, characters = Number.POSITIVE_INFINITY } = this.#flood
    return lines.reduce((sum, line) => sum + Math.min(1 + line.length / characters, Math.max(1, burst)), 0)
  }

  // Lines that leave together and cost more than that need a full bucket, and leave a debt.
  #needed(waiting: Waiting): number {
    return this.#flood === 'off' ? 0 : Math.min(this.#cost(waiting), Math.max(1, this.#flood.burst))
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
    this.#options.write(batch.flatMap(({ lines }) => lines)).done.then(
      () => {
        for (const { sending } of batch) sending.resolve()
      },
      (error: Error) => {
        for (const { sending } of batch) sending.reject(error)
      },
    )
  }
}
