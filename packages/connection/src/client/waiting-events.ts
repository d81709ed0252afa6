import { connectError } from '../connect-errors.ts'

/** Events that may wait for a slow reader. */
const WAITING_EVENTS = 10_000

/** Events for one reader who takes them when it likes, up to {@link WAITING_EVENTS}. */
export class WaitingEvents<Event> implements AsyncIterableIterator<Event> {
  readonly #closed: () => void
  #events: Event[] = []
  #at = 0
  #waiting: ((result: IteratorResult<Event>) => void) | undefined
  #rejectWaiting: ((error: Error) => void) | undefined
  #end: { error: Error | undefined } | undefined

  constructor(closed: () => void) {
    this.#closed = closed
  }

  push(event: Event): void {
    if (this.#end) return
    if (this.#waiting) {
      const waiting = this.#waiting
      this.#waiting = undefined
      waiting({ value: event, done: false })
    } else if (this.#events.length - this.#at >= WAITING_EVENTS) this.end(connectError('queue-full'))
    else this.#events.push(event)
  }

  /** No more events come; those that wait can still be read, then the iteration ends, with the error where there is one. */
  end(error?: Error): void {
    if (this.#end) return
    this.#end = { error }
    this.#closed()
    if (error) this.#rejectWaiting?.(error)
    else this.#waiting?.({ value: undefined, done: true })
    this.#waiting = undefined
  }

  /** The reader wants no more; what waits is forgotten. */
  close(): void {
    this.#events = []
    this.#at = 0
    this.end()
  }

  next(): Promise<IteratorResult<Event>> {
    if (this.#at < this.#events.length) return Promise.resolve({ value: this.#take(), done: false })
    if (this.#end?.error) {
      const { error } = this.#end
      this.#end = { error: undefined }
      return Promise.reject(error)
    }
    if (this.#end) return Promise.resolve({ value: undefined, done: true })
    return new Promise((resolve, reject) => {
      this.#waiting = resolve
      this.#rejectWaiting = reject
    })
  }

  return(): Promise<IteratorResult<Event>> {
    this.close()
    return Promise.resolve({ value: undefined, done: true })
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #take(): Event {
    const event = this.#events[this.#at++] as Event
    if (this.#at === this.#events.length || this.#at >= 1_024) {
      this.#events.splice(0, this.#at)
      this.#at = 0
    }
    return event
  }
}
