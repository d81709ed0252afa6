import type { Line } from '@longwire/irc'
import type { Environment } from '../environment.ts'

export interface IncomingQueueOptions {
  readonly environment: Environment
  /** How many lines are handled in one turn of the event loop, so that a flood does not delay others. */
  readonly linesPerTurn: number
  handle(line: Line): void
  /** Whether the transport shall stop reading: it does while lines wait. */
  hold(held: boolean): void
}

/** Lines on their way from the transport to the session. At most what one read gave waits here. */
export class IncomingQueue {
  readonly #options: IncomingQueueOptions
  #lines: readonly Line[] = NONE
  #at = 0
  #left: number
  #turnAsked = false
  #working = false
  #paused = false
  #held = false
  #end: (() => void) | undefined

  constructor(options: IncomingQueueOptions) {
    this.#options = options
    this.#left = options.linesPerTurn
  }

  get paused(): boolean {
    return this.#paused
  }

  push(lines: readonly Line[]): void {
    if (this.#at === this.#lines.length) {
      this.#lines = lines
      this.#at = 0
    } else {
      this.#lines = this.#lines.slice(this.#at).concat(lines)
      this.#at = 0
    }
    this.#work()
  }

  /** Calls back once, when the lines that wait now have been handled. */
  end(callback: () => void): void {
    this.#end = callback
    this.#work()
  }

  pause(): void {
    this.#paused = true
    this.#updateHold()
  }

  resume(): void {
    this.#paused = false
    this.#work()
  }

  /** Forgets everything: the connection is another one now. */
  clear(): void {
    this.#forget()
    this.#end = undefined
    this.#held = false
  }

  #work(): void {
    if (this.#working) return
    this.#working = true
    while (this.#at < this.#lines.length && this.#left > 0 && !this.#paused) {
      this.#left--
      this.#options.handle(this.#lines[this.#at++] as Line)
    }
    this.#working = false
    const done = this.#at === this.#lines.length
    if (done) this.#forget()
    if (this.#left < this.#options.linesPerTurn) this.#askForTurn()
    if (done && !this.#paused && this.#end) {
      const end = this.#end
      this.#end = undefined
      end()
    } else this.#updateHold()
  }

  // The last lines of a connection that is idle now would take more memory than the rest of it.
  #forget(): void {
    this.#lines = NONE
    this.#at = 0
  }

  #askForTurn(): void {
    if (this.#turnAsked) return
    this.#turnAsked = true
    this.#options.environment.nextTurn(() => {
      this.#turnAsked = false
      this.#left = this.#options.linesPerTurn
      this.#work()
    })
  }

  #updateHold(): void {
    const held = this.#paused || this.#at < this.#lines.length
    if (held === this.#held) return
    this.#held = held
    this.#options.hold(held)
  }
}

const NONE: readonly Line[] = []
