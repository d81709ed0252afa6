import type { Environment } from '@longwire/connection'
import { TokenBuckets } from './token-bucket.ts'

/** One try to log in, as far as it is known before the password was looked at. */
export interface LoginAttempt {
  readonly name: string
  /** The address it came from, as text. */
  readonly address: string
}

/** How long an address is known from which somebody logged in, and how many of these are known at most. */
const KNOWN_MS = 30 * 86_400_000
const MAX_KNOWN = 10_000

/**
 * Slows down who guesses passwords, over every way of logging in. Only wrong tries cost something: by address, by name and
 * address, and by name alone. The last is generous, so that a stranger cannot lock a person out of their account; and what
 * strangers guess from elsewhere does not hold up a person at an address from which they logged in lately.
 */
export class LoginGate {
  readonly #environment: Environment
  readonly #byAddress = new TokenBuckets(20, 6_000)
  readonly #byBoth = new TokenBuckets(5, 20_000)
  readonly #byName = new TokenBuckets(100, 2_000)
  /** When somebody last logged in from an address; the one that is longest ago first. */
  readonly #known = new Map<string, number>()

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
    const pair = pairOf(attempt)
    this.#known.delete(pair)
    this.#known.set(pair, now)
    const [oldest = ''] = this.#known.keys()
    if (this.#known.size > MAX_KNOWN) this.#known.delete(oldest)
  }

  /** Whether this person logged in from this address within the last 30 days, since the process was started. */
  knows(attempt: LoginAttempt): boolean {
    const at = this.#known.get(pairOf(attempt))
    return at !== undefined && this.#environment.now() - at < KNOWN_MS
  }

  #keys(attempt: LoginAttempt): readonly (readonly [TokenBuckets, string])[] {
    const own = [
      [this.#byAddress, addressGroup(attempt.address)],
      [this.#byBoth, pairOf(attempt)],
    ] as const
    return this.knows(attempt) ? own : [...own, [this.#byName, nameOf(attempt)]]
  }
}

function nameOf({ name }: LoginAttempt): string {
  return name.toLowerCase().slice(0, 64)
}

function pairOf(attempt: LoginAttempt): string {
  return `${addressGroup(attempt.address)} ${nameOf(attempt)}`
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
