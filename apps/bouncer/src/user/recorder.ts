import type { Environment } from '@longwire/connection'
import {
  type Appended,
  type BufferId,
  type BufferRecord,
  type History,
  MAX_APPEND,
  type NewMessage,
} from '@longwire/store'

/** A message whose buffer is known when it is appended. */
export interface DraftMessage extends Omit<NewMessage, 'buffer'> {
  /** The recorder's to set; a copy of each line that waits would be half as much garbage again. */
  buffer: BufferId
}

/** A message that is to be kept, in a buffer that may have to be made first. */
export interface Draft {
  readonly buffer: BufferRecord | Promise<BufferRecord>
  readonly message: DraftMessage
}

/** What became of a draft; `appended` is undefined where it could not be kept. */
export interface Recorded {
  readonly buffer: BufferRecord | undefined
  readonly appended: Appended | undefined
}

interface Entry {
  ready: boolean
  recorded: readonly Recorded[]
  readonly show: (recorded: readonly Recorded[], sequence: number) => void
  readonly sequence: number
}

/** What is to be appended; undefined while a buffer of it is being made, and without messages where that failed. */
interface Batch {
  readonly entry: Entry
  buffers: readonly BufferRecord[] | undefined
  messages: readonly NewMessage[]
}

/** A commit may hold two thousand lines: of those, so many are shown in one turn of the event loop. */
const SHOWN_PER_TURN = 64
/**
 * While the store has so many appends before it, others wait until it has one less, or until they are so many rows: to hand over
 * a few rows costs as much as to hand over hundreds.
 */
const APPENDS_AT_ONCE = 2
const ENOUGH_ROWS = 256

export interface RecorderOptions {
  readonly history: Pick<History, 'append'>
  readonly environment: Pick<Environment, 'nextTurn'>
  /** Runs a continuation as a handler of the user. */
  post(resume: () => void): void
  /** So many rows are in the store. */
  kept(rows: number): void
  /** The store refused so many rows: lines are shown without being kept until it takes them again. */
  failed(error: unknown, rows: number): void
}

/**
 * The line between what came and what is shown: everything passes it in order, and what is to be kept passes only when the
 * store has it. Lines that came in one turn of the event loop are appended together.
 */
export class Recorder {
  readonly #options: RecorderOptions
  readonly #lane: Entry[] = []
  #laneAt = 0
  /** Appended in this order: what waits for its buffer holds back what came later, or that would stand before it. */
  readonly #batches: Batch[] = []
  #flushing = false
  /** Appends that the store has not answered. */
  #appending = 0
  /** Rows that could be appended. */
  #rows = 0
  #sequence = 0
  #left = SHOWN_PER_TURN
  #turnAsked = false

  constructor(options: RecorderOptions) {
    this.#options = options
  }

  /** How many things have entered so far; each has its number. */
  get sequence(): number {
    return this.#sequence
  }

  /** How many wait. */
  get waiting(): number {
    return this.#lane.length - this.#laneAt
  }

  /** Keeps the drafts, then shows: after all that entered before was shown. */
  record(drafts: readonly Draft[], show: (recorded: readonly Recorded[], sequence: number) => void): void {
    const entry = this.#enter(show, drafts.length === 0)
    if (drafts.length === 0) return this.#drain()
    const batch: Batch = { entry, buffers: undefined, messages: NONE }
    this.#batches.push(batch)
    const buffers = drafts.map((draft) => draft.buffer)
    if (buffers.every((buffer): buffer is BufferRecord => !(buffer instanceof Promise))) {
      this.#complete(batch, drafts, buffers)
      return
    }
    Promise.all(buffers.map(async (buffer) => buffer)).then(
      (made) => this.#complete(batch, drafts, made),
      (error: unknown) => {
        this.#batches.splice(this.#batches.indexOf(batch), 1)
        this.#options.post(() => this.#failed([batch], error))
        this.#flushSoon()
      },
    )
  }

  /** Calls back after all that entered before was shown. */
  after(run: (sequence: number) => void): void {
    this.record([], (_, sequence) => run(sequence))
  }

  #enter(show: Entry['show'], ready: boolean): Entry {
    this.#sequence++
    const entry: Entry = { ready, recorded: NONE, show, sequence: this.#sequence }
    this.#lane.push(entry)
    return entry
  }

  #complete(batch: Batch, drafts: readonly Draft[], buffers: readonly BufferRecord[]): void {
    batch.buffers = buffers
    batch.messages = drafts.map(({ message }, i) => {
      message.buffer = (buffers[i] as BufferRecord).id
      return message
    })
    this.#rows += drafts.length
    this.#flushSoon()
  }

  #flushSoon(): void {
    if (this.#flushing || (this.#appending >= APPENDS_AT_ONCE && this.#rows < ENOUGH_ROWS)) return
    this.#flushing = true
    queueMicrotask(() => this.#flush())
  }

  #flush(): void {
    this.#flushing = false
    const waits = this.#batches.findIndex(({ buffers }) => buffers === undefined)
    const ready = this.#batches.splice(0, waits === -1 ? this.#batches.length : waits)
    for (const batch of inAppends(ready)) this.#append(batch)
  }

  #append(batch: readonly Batch[]): void {
    const messages = batch.flatMap((one) => one.messages)
    this.#rows -= messages.length
    this.#appending++
    this.#options.history.append(messages).then(
      (appended) => this.#answered(() => this.#settled(batch, appended)),
      (error: unknown) => this.#answered(() => this.#failed(batch, error)),
    )
  }

  #answered(resume: () => void): void {
    this.#appending--
    if (this.#rows > 0) this.#flushSoon()
    this.#options.post(resume)
  }

  #settled(batch: readonly Batch[], appended: readonly Appended[]): void {
    this.#options.kept(appended.length)
    let at = 0
    for (const { entry, buffers } of batch) {
      entry.recorded = (buffers ?? []).map((buffer) => ({ buffer, appended: appended[at++] }))
      entry.ready = true
    }
    this.#drain()
  }

  #failed(batch: readonly Batch[], error: unknown): void {
    for (const { entry, buffers } of batch) {
      entry.recorded = (buffers ?? [undefined]).map((buffer) => ({ buffer, appended: undefined }))
      entry.ready = true
    }
    this.#options.failed(
      error,
      batch.reduce((rows, { messages }) => rows + messages.length, 0),
    )
    this.#drain()
  }

  #askForTurn(): void {
    if (this.#turnAsked) return
    this.#turnAsked = true
    this.#options.environment.nextTurn(() => {
      this.#turnAsked = false
      this.#left = SHOWN_PER_TURN
      if (this.#lane[this.#laneAt]?.ready === true) this.#options.post(() => this.#drain())
    })
  }

  #drain(): void {
    while (this.#left > 0) {
      const head = this.#lane[this.#laneAt]
      if (head === undefined || !head.ready) break
      this.#laneAt++
      this.#left--
      head.show(head.recorded, head.sequence)
    }
    if (this.#left < SHOWN_PER_TURN) this.#askForTurn()
    // Shifting each one would cost the length of the line.
    if (this.#laneAt === this.#lane.length || this.#laneAt > 1024) this.#lane.splice(0, this.#laneAt)
    else return
    this.#laneAt = 0
  }
}

const NONE: readonly never[] = []

/** As few calls as the store takes; what happened at once stays in one of them. */
function inAppends(batches: readonly Batch[]): readonly (readonly Batch[])[] {
  const appends: Batch[][] = []
  let rows = 0
  for (const batch of batches) {
    const last = appends.at(-1)
    if (last !== undefined && rows + batch.messages.length <= MAX_APPEND) {
      last.push(batch)
      rows += batch.messages.length
    } else {
      appends.push([batch])
      rows = batch.messages.length
    }
  }
  return appends
}
