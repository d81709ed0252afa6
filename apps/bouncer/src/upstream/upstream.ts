import type { ClientStatus, IrcClient } from '@longwire/connection'
import type { IrcEvent } from '@longwire/irc'
import type { NetworkId, NetworkRecord } from '@longwire/store'

/** One network of one user: its client, and what the person wants of it. Owned by the user's actor. */
export interface Upstream {
  readonly id: NetworkId
  readonly record: NetworkRecord
  /** Another one after settings changed that it was made with. */
  readonly client: IrcClient
  readonly status: ClientStatus
  /** Connects, where the person has the network switched on. */
  start(): void
  /** New settings; reconnects where they need it. */
  change(record: NetworkRecord, reason?: string): void
  /** New settings that the connection is already as they say: it stays. */
  learn(record: NetworkRecord): void
  /** Tries at once where it waits to try again, or has given up; where it is switched off, nothing happens. */
  retry(): void
  stop(reason: string): Promise<void>
}

/** Who hears of an upstream. */
export interface UpstreamListener {
  event(event: IrcEvent): void
  status(status: ClientStatus): void
}

/**
 * Makes a client for a network's settings; the tests give their own. `current` is the record as it is then: what is only said
 * after a login needs no new client.
 */
export type ClientFactory = (record: NetworkRecord, current: () => NetworkRecord) => IrcClient
