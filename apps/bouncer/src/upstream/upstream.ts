import type { ClientStatus, IrcClient } from '@longwire/connection'
import type { NetworkId, NetworkRecord } from '@longwire/store'

/** One network of one user: its client, and what the person wants of it. Owned by the user's actor. */
export interface Upstream {
  readonly id: NetworkId
  readonly record: NetworkRecord
  readonly client: IrcClient
  readonly status: ClientStatus
  start(): void
  /** New settings; reconnects where they need it. */
  change(record: NetworkRecord): void
  stop(reason: string): Promise<void>
}
