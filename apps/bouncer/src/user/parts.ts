import type { Environment } from '@longwire/connection'
import type { History, NetworkId, NetworkSettings, UserId } from '@longwire/store'
import type { BatchReferences } from '../downstream/response.ts'
import type { Log } from '../log/log.ts'
import type { Counters } from '../metrics/counters.ts'
import type { ServiceRights } from '../service/service-rights.ts'
import type { BufferMetadata } from '../metadata/buffer-metadata.ts'
import type { NetworkMetadata } from '../metadata/network-metadata.ts'
import type { UserPush } from '../push/user-push.ts'
import type { RightOfWay } from '../upstream/right-of-way.ts'
import type { PersonRules } from '../preferences/person-rules.ts'
import type { Preferences } from '../preferences/preferences.ts'
import type { Attachments } from './attachments.ts'
import type { DetachedChannels } from './detached-channels.ts'
import type { Delivered } from './delivered.ts'
import type { Drafts } from './drafts.ts'
import type { FormerNames } from './former-names.ts'
import type { LatestTalk } from './latest-talk.ts'
import type { Network } from './network.ts'
import type { Outbox } from './outbox.ts'
import type { RecordHealth } from './record-health.ts'
import type { Recorder } from './recorder.ts'
import type { RecordObservers } from './record-observers.ts'
import type { Router } from './router.ts'
import type { UnconfirmedSays } from './unconfirmed-says.ts'
import type { UnsettledSays } from './unsettled-says.ts'
import type { UnreadCounts } from './unread-counts.ts'
import type { Work } from './work.ts'

/** What the handlers of one user work with. Each part minds one thing; none of them outlives its user's actor. */
export interface UserParts {
  readonly id: UserId
  readonly name: string
  readonly environment: Environment
  readonly log: Log
  readonly counters: Counters
  readonly history: History
  readonly networks: Networks
  readonly attachments: Attachments
  readonly recorder: Recorder
  /** Whether what is said can be kept. */
  readonly health: RecordHealth
  readonly outbox: Outbox
  readonly delivered: Delivered
  readonly rights: ServiceRights
  /** What happens to the record is told here, after it happened. */
  readonly observers: RecordObservers
  readonly unread: UnreadCounts
  readonly latestTalk: LatestTalk
  /** What may still be refused. */
  readonly unconfirmed: UnconfirmedSays
  readonly push: UserPush
  readonly preferences: Preferences
  readonly unsettled: UnsettledSays
  /** What was chosen for single conversations. */
  readonly metadata: BufferMetadata
  readonly detached: DetachedChannels
  readonly networkMetadata: NetworkMetadata
  readonly drafts: Drafts
  readonly formerNames: FormerNames
  /** What all of that means for attention. */
  readonly rules: PersonRules
  readonly router: Router
  readonly batchReferences: BatchReferences
  readonly work: Work
  /** A screen that waits for an answer has it. */
  readonly rightOfWay: RightOfWay
}

/** The networks of one user, in the order in which they were made. */
export interface Networks {
  find(id: NetworkId): Network | undefined
  list(): readonly Network[]
  /** Rejects with {@link StoreError}. */
  add(settings: NetworkSettings): Promise<Network>
  change(network: Network, settings: NetworkSettings, reason?: string): Promise<void>
  /** Settings that the connection is already as they say: it stays. Rejects with {@link StoreError}. */
  learn(network: Network, settings: NetworkSettings): Promise<void>
  remove(network: Network): Promise<void>
}
