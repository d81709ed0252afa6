import { StoreError } from '../error.ts'
import { type Appended, MAX_APPEND, MAX_WAITING } from '../history.ts'
import type { NewMessage } from '../message.ts'

/** The most rows that are handed to the writer in one piece: copying them is all that the caller's thread does. */
const SLICE = 500
/** Rows on their way to the writer or in its queue; enough for the transaction under way and the next. */
const WINDOW = 4000

interface Call {
  readonly messages: readonly NewMessage[]
  resolve(appended: readonly Appended[]): void
  reject(error: Error): void
}

/** What became of one call. */
export type AppendOutcome = { readonly appended: readonly Appended[] } | { readonly error: Error }

/** Hands calls to whatever writes them, and answers each when its transaction was committed. */
export type Sender = (calls: readonly (readonly NewMessage[])[]) => Promise<readonly AppendOutcome[]>

/** Messages of one person on their way to the disk: bounded, in order, a few at a time. */
export class AppendQueue {
  readonly #send: Sender
  readonly #waiting: Call[] = []
  #rows = 0
  #inFlight = 0
  #pumping = false
  #drained = Promise.withResolvers<void>()

  constructor(send: Sender) {
    this.#send = send
  }

  /** Rows that are not committed yet. */
  get rows(): number {
    return this.#rows
  }

  /** Resolves when at most half of the bound is waiting. */
  async room(): Promise<void> {
    while (this.#rows > MAX_WAITING / 2) await this.#drained.promise
  }

  /** Resolves when nothing is waiting. */
  async idle(): Promise<void> {
    while (this.#rows > 0) await this.#drained.promise
  }

  /** See `History.append`. */
  append(messages: readonly NewMessage[]): Promise<readonly Appended[]> {
    if (messages.length > MAX_APPEND) throw new RangeError(`append takes at most ${MAX_APPEND} messages`)
    if (messages.length === 0) return Promise.resolve([])
    if (this.#rows + messages.length > MAX_WAITING) return Promise.reject(queueFull())
    const { promise, resolve, reject } = Promise.withResolvers<readonly Appended[]>()
    this.#rows += messages.length
    this.#waiting.push({ messages, resolve, reject })
    this.#pump()
    return promise
  }

  /** In a microtask, so that what is appended in one turn travels together. */
  #pump(): void {
    if (this.#pumping) return
    this.#pumping = true
    queueMicrotask(() => {
      this.#pumping = false
      while (this.#waiting.length > 0 && this.#inFlight < WINDOW) void this.#post(this.#slice())
    })
  }

  #slice(): readonly Call[] {
    let rows = 0
    let count = 0
    for (const call of this.#waiting) {
      if (count > 0 && rows + call.messages.length > SLICE) break
      rows += call.messages.length
      count += 1
    }
    this.#inFlight += rows
    return this.#waiting.splice(0, count)
  }

  async #post(calls: readonly Call[]): Promise<void> {
    try {
      const outcomes = await this.#send(calls.map((call) => call.messages))
      for (const [index, call] of calls.entries()) settle(call, outcomes[index])
    } catch (error) {
      for (const call of calls) call.reject(error instanceof Error ? error : new Error(String(error)))
    }
    const rows = calls.reduce((sum, call) => sum + call.messages.length, 0)
    this.#inFlight -= rows
    this.#rows -= rows
    const drained = this.#drained
    this.#drained = Promise.withResolvers()
    drained.resolve()
    this.#pump()
  }
}

function settle(call: Call, outcome: AppendOutcome | undefined): void {
  if (outcome === undefined) call.reject(new Error('the writer did not answer'))
  else if ('error' in outcome) call.reject(outcome.error)
  else call.resolve(outcome.appended)
}

function queueFull(): StoreError {
  return new StoreError('queue-full', {
    retry: true,
    userText:
      'Messages arrive faster than the disk can take them. They are recorded again as soon as it has caught up.',
  })
}
