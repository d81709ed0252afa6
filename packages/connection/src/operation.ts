import { connectError } from './connect-errors.ts'

/**
 * One thing that was asked for, with an outcome of its own. `done` settles exactly once. `cancel` may be called at any
 * time and is without effect once `done` has settled; a cancelled operation rejects with the code `cancelled`.
 */
export interface Operation<Result> {
  readonly kind: string
  readonly done: Promise<Result>
  cancel(): void
}

/** The side of an operation that carries it out. The first of `resolve`, `reject` and a cancel counts. */
export interface OperationControl<Result> {
  readonly operation: Operation<Result>
  readonly settled: boolean
  readonly resolve: (result: Result) => void
  readonly reject: (error: Error) => void
}

/**
 * Begins an operation. `onCancel` is called once, after `done` has rejected, and undoes what is under way.
 * An outcome that nobody waits for is not an unhandled rejection: who is not interested need not listen.
 */
export function beginOperation<Result>(kind: string, onCancel: () => void = nothing): OperationControl<Result> {
  return new Begun(kind, onCancel)
}

const nothing = (): void => {}

// A class, and not closures: each line that is sent is an operation.
class Begun<Result> implements OperationControl<Result> {
  readonly operation: Operation<Result>
  readonly resolve = (result: Result): void => {
    if (this.#settle()) this.#resolve(result)
  }
  readonly reject = (error: Error): void => {
    if (this.#settle()) this.#reject(error)
  }
  readonly #resolve: (result: Result) => void
  readonly #reject: (error: Error) => void
  #onCancel: () => void
  #settled = false

  constructor(kind: string, onCancel: () => void) {
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    promise.catch(nothing)
    this.#resolve = resolve
    this.#reject = reject
    this.#onCancel = onCancel
    this.operation = { kind, done: promise, cancel: () => this.#cancel() }
  }

  get settled(): boolean {
    return this.#settled
  }

  #settle(): boolean {
    if (this.#settled) return false
    this.#settled = true
    // What a cancel would undo is kept alive no longer.
    this.#onCancel = nothing
    return true
  }

  #cancel(): void {
    const onCancel = this.#onCancel
    if (!this.#settle()) return
    this.#reject(connectError('cancelled'))
    onCancel()
  }
}
