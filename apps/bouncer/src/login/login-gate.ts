import type { Environment } from '@longwire/connection'
import { TokenBuckets } from './token-bucket.ts'

/** One try to log in, as far as it is known before the password was looked at. */
export interface LoginAttempt {
  readonly name: string
  /** The address it came from, as text. */
  readonly address: string
}

/**
 * Slows down who guesses passwords, over every way of logging in. Only wrong tries cost something: by address, by name and
 * address, and by name alone. The last is generous, so that a stranger cannot lock a person out of their account.
 */
export class LoginGate {
  readonly #environment: Environment
  readonly #byAddress = new TokenBuckets(20, 6_000)
  readonly #byBoth = new TokenBuckets(5, 20_000)
  readonly #byName = new TokenBuckets(100, 2_000)

  constructor(environment: Environment) {
    this.#environment = environment
  }

  /** Milliseconds until this try may be made; 0 now. A try that is made counts as wrong until `succeeded` says otherwise. */
  enter(attempt: LoginAttempt): number {
    const now = this.#environment.now()
    const keys = this.#keys(attempt)
    const wait = Math.max(...keys.map(([buckets, key]) => buckets.wait(key, now)))
    if (wait > 0) return wait
    for (const [buckets, key] of keys) buckets.take(key, now)
    return 0
  }

  succeeded(attempt: LoginAttempt): void {
    const now = this.#environment.now()
    for (const [buckets, key] of this.#keys(attempt)) buckets.giveBack(key, now)
  }

  #keys({ name, address }: LoginAttempt): readonly (readonly [TokenBuckets, string])[] {
    const who = name.toLowerCase().slice(0, 64)
    const where = addressGroup(address)
    return [
      [this.#byAddress, where],
      [this.#byBoth, `${where} ${who}`],
      [this.#byName, who],
    ]
  }
}

/** What one customer of a provider has: an IPv4 address, or the first 64 bits of an IPv6 address. */
export function addressGroup(address: string): string {
  if (!address.includes(':')) return address
  const mapped = address.toLowerCase().lastIndexOf(':ffff:')
  if (mapped !== -1 && address.includes('.')) return address.slice(mapped + ':ffff:'.length)
  const [head = '', tail] = address.toLowerCase().split('::')
  const before = head === '' ? [] : head.split(':')
  if (tail === undefined) return `${before.slice(0, 4).join(':')}::/64`
  const after = tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`
}
