import type { ConnectError, ConnectErrorCode } from '../error.ts'
import type { Backoff } from './backoff.ts'

/** What the whole network said, not one of its servers: another server would say the same. */
const ofTheNetwork: ReadonlySet<ConnectErrorCode> = new Set([
  'banned',
  'nickname-refused',
  'login-refused',
  'login-unavailable',
  'login-required',
  'password-refused',
])

/** Milliseconds after which a connection counts as a good one, so that the next wait is short again. */
const STABLE = 30_000
/** The least wait, in milliseconds, before a server is asked again that was asked too often: less would make it last. */
const THROTTLED_WAIT = 60_000

/** What to do after a connection could not be made, or was lost. */
export type NextStep<Target> =
  | { readonly kind: 'try'; readonly target: Target }
  | { readonly kind: 'wait'; readonly delay: number; readonly error: ConnectError }
  | { readonly kind: 'give-up'; readonly error: ConnectError }

export interface AttemptPlanOptions<Target> {
  readonly targets: readonly [Target, ...Target[]]
  readonly backoff: Backoff
  readonly reconnect: boolean
  /** The opener waits between attempts by itself: the first wait is left out. */
  readonly pacesItself: boolean
}

/**
 * Which target is next, and when: the targets in their order without a pause, then a growing wait, then again from the first.
 * Stops for what only a person can mend.
 */
export class AttemptPlan<Target> {
  readonly #options: AttemptPlanOptions<Target>
  #index = 0
  #errors: ConnectError[] = []

  constructor(options: AttemptPlanOptions<Target>) {
    this.#options = options
  }

  /** Begins a round. */
  first(): Target {
    this.#index = 0
    this.#errors = []
    return this.#options.targets[0]
  }

  /** An attempt did not get as far as the registered state. */
  failed(error: ConnectError): NextStep<Target> {
    if (ofTheNetwork.has(error.code) && !error.retry) return { kind: 'give-up', error }
    this.#errors.push(error)
    const target = this.#options.targets[++this.#index]
    if (target !== undefined) return { kind: 'try', target }
    const worthTrying = this.#errors.find(({ retry }) => retry)
    if (!worthTrying || !this.#options.reconnect) return { kind: 'give-up', error: worthTrying ?? error }
    return this.#wait(worthTrying)
  }

  /** A registered connection was lost after `lasted` milliseconds. */
  lost(error: ConnectError, lasted: number): NextStep<Target> {
    if (!error.retry || !this.#options.reconnect) return { kind: 'give-up', error }
    if (lasted >= STABLE) this.#options.backoff.reset()
    return this.#wait(error)
  }

  #wait(error: ConnectError): NextStep<Target> {
    const { backoff, pacesItself } = this.#options
    const atOnce = pacesItself && backoff.attempts === 0
    const delay = Math.max(backoff.next(), error.code === 'throttled' ? THROTTLED_WAIT : 0)
    return { kind: 'wait', delay: atOnce ? 0 : delay, error }
  }
}
