import type { ClientStatus } from '@longwire/connection'
import type { ServerAddress } from '@longwire/store'

/** What is kept of it: when, in milliseconds since 1970, and to which servers. */
export interface KeptConnection {
  readonly at: number
  readonly servers: string
}

/**
 * When a network was connected last. It tells a server that is down from one that was never there: whoever was connected yesterday
 * has no slip of the finger in the port. Other servers have nothing of it.
 */
export class LastConnected {
  #last: KeptConnection | undefined
  #connected = false

  constructor(kept: unknown) {
    this.#last = isKeptConnection(kept) ? kept : undefined
  }

  /** The connection is in another state; what is to be kept of that, if anything. */
  status(status: ClientStatus, servers: readonly ServerAddress[], now: number): KeptConnection | undefined {
    const before = this.#connected
    this.#connected = status.kind === 'registered'
    if (this.#connected === before) return undefined
    // Settings may have changed since: what ended was a connection to the servers it had.
    this.#last = {
      at: now,
      servers: this.#last === undefined || this.#connected ? namesOf(servers) : this.#last.servers,
    }
    return this.#last
  }

  /** Milliseconds since 1970; undefined while it is connected, and where these servers never were. */
  at(servers: readonly ServerAddress[]): number | undefined {
    return this.#connected || this.#last?.servers !== namesOf(servers) ? undefined : this.#last.at
  }
}

function namesOf(servers: readonly ServerAddress[]): string {
  return servers.map(({ host, port, tls }) => `${tls ? 'ircs' : 'irc'}://${host}:${port}`).join(' ')
}

function isKeptConnection(kept: unknown): kept is KeptConnection {
  return (
    typeof kept === 'object' &&
    kept !== null &&
    'at' in kept &&
    typeof kept.at === 'number' &&
    'servers' in kept &&
    typeof kept.servers === 'string'
  )
}
