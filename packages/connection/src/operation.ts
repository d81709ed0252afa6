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
export function beginOperation<Result>(kind: string, onCancel: () => void = () => {}): OperationControl<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>()
  promise.catch(() => {})
  let settled = false
  const settle = (action: () => void): boolean => {
    if (settled) return false
    settled = true
    action()
    return true
  }
  const cancel = () => {
    if (settle(() => reject(connectError('cancelled')))) onCancel()
  }
  return {
    operation: { kind, done: promise, cancel },
    get settled() {
      return settled
    },
    resolve: (result) => void settle(() => resolve(result)),
    reject: (error) => void settle(() => reject(error)),
  }
}
