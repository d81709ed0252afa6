import type { Environment } from '../environment.ts'
import type { ConnectError } from '../error.ts'

/** The step was given up because the whole opening was cancelled. */
class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

export interface TimeLimit {
  readonly environment: Environment
  readonly milliseconds: number
  readonly signal: AbortSignal
  late(): ConnectError
}

/**
 * Lets a step take no longer than it may. `work` gets a signal of its own, which is aborted when the time is over, the opening
 * is cancelled, or the step has failed.
 */
export async function withTimeLimit<T>(limit: TimeLimit, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  limit.signal.throwIfAborted()
  const step = new AbortController()
  const { promise: stopped, reject } = Promise.withResolvers<never>()
  stopped.catch(() => {})
  const stop = (error: Error) => {
    reject(error)
    step.abort(error)
  }
  const onAbort = () => stop(new Cancelled())
  limit.signal.addEventListener('abort', onAbort, { once: true })
  const clear = limit.environment.schedule(limit.environment.now() + limit.milliseconds, () => stop(limit.late()))
  try {
    return await Promise.race([work(step.signal), stopped])
  } catch (error) {
    step.abort()
    throw error
  } finally {
    clear()
    limit.signal.removeEventListener('abort', onAbort)
  }
}
