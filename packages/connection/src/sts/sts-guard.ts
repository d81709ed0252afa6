import type { Endpoint } from '@longwire/irc'
import { connectError } from '../connect-errors.ts'
import type { Environment } from '../environment.ts'
import type { ConnectError, ConnectErrorCode } from '../error.ts'
import type { Opener, TransportDescription } from '../transport.ts'
import type { StsStore } from './sts-store.ts'

/** What keeps TLS from being had, and tempts into going without. */
const noTls: ReadonlySet<ConnectErrorCode> = new Set([
  'refused',
  'tls-failed',
  'tls-untrusted',
  'tls-wrong-name',
  'tls-expired',
])

/** Holds a client to the promises of TLS that its servers made: never plaintext, never a certificate waved through. */
export class StsGuard<Target> {
  readonly #store: StsStore
  readonly #opener: Opener<Target>
  readonly #environment: Environment
  #bound = false
  #keeps = false

  constructor(store: StsStore, opener: Opener<Target>, environment: Environment) {
    this.#store = store
    this.#opener = opener
    this.#environment = environment
  }

  /** The target as it may be connected to: by TLS where a policy holds. Undefined where that cannot be. */
  bind(target: Target): Target | undefined {
    const { host, port, tls } = this.#opener.endpoint(target)
    const policy = this.#store.find(host, this.#environment.now())
    this.#bound = policy !== undefined
    if (!policy) return target
    return this.redirect(target, { host, port: tls ? port : policy.port, tls: true })
  }

  /** The target with TLS, because the server just asked for it. */
  redirect(target: Target, to: Endpoint): Target | undefined {
    this.#bound = true
    return this.#opener.redirect?.(target, to)
  }

  /** What a failure means while a policy holds. */
  explain(error: ConnectError): ConnectError {
    if (!this.#bound || !noTls.has(error.code)) return error
    return connectError('sts-refused', { ...error.details, retry: error.retry, cause: error })
  }

  /** A connection is open; only a trusted one may make policies. */
  opened({ secure, tls }: TransportDescription): void {
    this.#keeps = secure && tls?.trust !== 'insecure'
  }

  /** The server's policy; 0 seconds remove it. */
  received(host: string, port: number, duration: number): void {
    if (!this.#keeps) return
    if (duration === 0) this.#store.forget(host)
    else this.#store.keep(host, { port, expires: this.#environment.now() + duration * 1_000 })
  }
}
