import { Worker } from 'node:worker_threads'
import type { StoreEnvironment } from '../environment.ts'
import { StoreError, storeClosed } from '../error.ts'
import type { StoreResources, StoreWorkerName } from '../resources.ts'
import type { Calls, ResultOf } from '../queries/operations.ts'
import { type Answer, type Envelope, type FileName, type Request, type WorkerSetup, errorOf } from './protocol.ts'

/**
 * V8 lets the space for young objects grow to 64 MiB and more, and gives hardly any of it back: what a thread packs and unpacks
 * lives as long as one request, and needs no more than this (three parts, of 2 MiB each).
 */
const YOUNG_MEBIBYTES = 6

/** When a thread that has nothing to do is ended; the next request starts another. */
export interface Rest {
  readonly environment: StoreEnvironment
  /** Milliseconds. */
  readonly after: number
}

interface Pending {
  resolve(value: unknown): void
  reject(error: Error): void
}

interface Outgoing extends Envelope {
  readonly transfer: readonly ArrayBuffer[]
}

/** This side of a worker thread: a request goes out, its answer comes back as a promise. */
export class StoreThread {
  readonly #name: StoreWorkerName
  readonly #resources: StoreResources
  #setup: WorkerSetup
  readonly #rest: Rest | undefined
  #cancelRest = (): void => {}
  readonly #pending = new Map<number, Pending>()
  /** Asked for in this turn, and not yet on its way. */
  #outgoing: Outgoing[] = []
  #worker: Worker | undefined
  #ready = false
  #calls = 0
  #closed = false

  constructor(name: StoreWorkerName, resources: StoreResources, setup: WorkerSetup, rest?: Rest) {
    this.#name = name
    this.#resources = resources
    this.#setup = setup
    this.#rest = rest
  }

  /** Whether it has started and answered something. */
  get isReady(): boolean {
    return this.#ready
  }

  /** `transfer` is given to the thread, not copied. Rejects with a {@link StoreError}; a bug in the thread is an Error of no class. */
  request(request: Request, transfer: readonly ArrayBuffer[] = []): Promise<unknown> {
    if (this.#closed) return Promise.reject(storeClosed())
    if (request.kind === 'close') this.#closed = true
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    this.#cancelRest()
    const call = ++this.#calls
    const worker = (this.#worker ??= this.#start())
    this.#pending.set(call, { resolve, reject })
    // Only work under way keeps the process alive.
    worker.ref()
    this.#outgoing.push({ call, request, transfer })
    if (this.#outgoing.length === 1) queueMicrotask(() => this.#post())
    return promise
  }

  /** What is asked in one turn travels together: waking the thread takes longer than a question. */
  #post(): void {
    // A thread that died meanwhile has had its calls rejected.
    const outgoing = this.#outgoing.filter(({ call }) => this.#pending.has(call))
    this.#outgoing = []
    if (outgoing.length === 0) return
    const envelopes = outgoing.map(({ call, request }): Envelope => ({ call, request }))
    this.#worker?.postMessage(
      envelopes,
      outgoing.flatMap(({ transfer }) => transfer),
    )
  }

  /** Closes a file; the next request opens it again. A thread that does not run has nothing open. */
  async release(file: FileName): Promise<void> {
    if (this.#worker !== undefined) await this.request({ kind: 'release', file })
  }

  /** Gives the thread, and any that follows it, other keys. */
  async setKeys(keys: readonly Uint8Array[]): Promise<void> {
    this.#setup = { ...this.#setup, keys }
    if (this.#worker !== undefined) await this.request({ kind: 'keys', keys })
  }

  /** Finishes what was asked for, then ends the thread. */
  async close(): Promise<void> {
    if (this.#closed) return
    const worker = this.#worker
    if (worker === undefined) {
      this.#closed = true
      return
    }
    const { promise, resolve } = Promise.withResolvers<void>()
    worker.once('exit', () => resolve())
    await this.request({ kind: 'close' })
    worker.ref()
    await promise
  }

  #start(): Worker {
    const worker = new Worker(this.#resources.worker(this.#name), {
      workerData: this.#setup,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEBIBYTES },
    })
    worker.on('message', (answer: Answer) => this.#settle(worker, answer))
    // A thread that died takes nothing committed with it; the next request starts another.
    worker.on('error', (error) => this.#died(worker, error))
    worker.on('exit', () => this.#died(worker, undefined))
    return worker
  }

  #settle(worker: Worker, answer: Answer): void {
    if (this.#worker === worker) this.#ready = true
    const pending = this.#pending.get(answer.call)
    this.#pending.delete(answer.call)
    if (this.#pending.size === 0) {
      worker.unref()
      this.#restLater(worker)
    }
    if ('failure' in answer) pending?.reject(errorOf(answer.failure))
    else pending?.resolve(answer.value)
  }

  #restLater(worker: Worker): void {
    if (this.#rest === undefined || this.#closed || this.#worker !== worker) return
    const { environment, after } = this.#rest
    this.#cancelRest = environment.schedule(environment.now() + after, () => {
      if (this.#worker !== worker || this.#pending.size > 0) return
      this.#worker = undefined
      this.#ready = false
      const close: Envelope = { call: ++this.#calls, request: { kind: 'close' } }
      worker.postMessage([close], [])
    })
  }

  #died(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    this.#ready = false
    const lost = [...this.#pending.values()]
    this.#pending.clear()
    const userText = 'A thread of the store ended unexpectedly; the next request starts it again.'
    for (const pending of lost) pending.reject(new StoreError('io', { retry: true, userText, cause }))
  }
}

/** The operations of a table, as a thread does them. */
export function callsOf<Table>(thread: StoreThread, file: FileName): Calls<Table> {
  return async (operation, ...args) =>
    (await thread.request({ kind: 'operate', file, operation, args })) as ResultOf<Table[typeof operation]>
}
