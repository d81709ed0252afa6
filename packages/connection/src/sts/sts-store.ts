/** What a host promised: to be reachable by TLS at this port, until then. */
export interface StsPolicy {
  readonly port: number
  /** Milliseconds since 1970. */
  readonly expires: number
}

/**
 * Where promises of TLS are kept, by the name that was asked for (an address counts as a name). They outlive the process,
 * and are written down at once. Source: https://ircv3.net/specs/extensions/sts
 */
export interface StsStore {
  /** undefined where there is none; one that has expired at `now` is none. */
  find(host: string, now: number): StsPolicy | undefined
  keep(host: string, policy: StsPolicy): void
  forget(host: string): void
}

/** Names are compared without regard to case and to a final dot. */
export function stsKey(host: string): string {
  return host.toLowerCase().replace(/\.$/, '')
}

/** For as long as the process lives. */
export function createMemoryStsStore(): StsStore {
  const policies = new Map<string, StsPolicy>()
  return {
    find(host, now) {
      const policy = policies.get(stsKey(host))
      return policy !== undefined && policy.expires > now ? policy : undefined
    },
    keep: (host, policy) => void policies.set(stsKey(host), policy),
    forget: (host) => void policies.delete(stsKey(host)),
  }
}
