import type { BufferId, History } from '@longwire/store'
import { BufferMetadata } from '../metadata/buffer-metadata.ts'
import { NetworkMetadata } from '../metadata/network-metadata.ts'
import { PersonRules } from '../preferences/person-rules.ts'
import { Preferences, STORED_PREFIX } from '../preferences/preferences.ts'
import { Drafts } from './drafts.ts'
import { FormerNames } from './former-names.ts'
import { LatestTalk } from './latest-talk.ts'
import { OwnMessages } from './own-messages.ts'
import type { UserParts } from './parts.ts'
import { RecordObservers } from './record-observers.ts'
import { UnconfirmedSays } from './unconfirmed-says.ts'
import { UnreadCounts } from './unread-counts.ts'
import { UNSETTLED_PREFIX, UnsettledSays } from './unsettled-says.ts'

/** Small values of a person that the store has when their actor begins. */
export interface Kept {
  readonly preferences: Readonly<Record<string, unknown>>
  /** What may have been said. */
  readonly said: Readonly<Record<string, unknown>>
  readonly ofBuffers: ReadonlyMap<BufferId, Readonly<Record<string, unknown>>>
}

/** The parts that go on from what was kept, and those that watch the record. */
export type KeptParts = Pick<
  UserParts,
  | 'drafts'
  | 'formerNames'
  | 'latestTalk'
  | 'metadata'
  | 'networkMetadata'
  | 'observers'
  | 'preferences'
  | 'rules'
  | 'unconfirmed'
  | 'unread'
  | 'unsettled'
> & { readonly ownMessages: OwnMessages }

/** Rejects with {@link StoreError}. */
export async function readKept({ bufferPreferences, preferences }: History): Promise<Kept> {
  return {
    preferences: await preferences.all(STORED_PREFIX),
    said: await preferences.all(UNSETTLED_PREFIX),
    ofBuffers: await bufferPreferences.all(),
  }
}

export function createKeptParts(
  user: Pick<UserParts, 'attachments' | 'environment' | 'history' | 'log' | 'work'>,
  kept: Kept,
): KeptParts {
  const { attachments, environment, history, log, work } = user
  const notWritten = (error: unknown): void => log.warn('state-not-written', { reason: String(error) })
  const preferences = new Preferences(history.preferences, kept.preferences)
  const metadata = new BufferMetadata(history.bufferPreferences, kept.ofBuffers)
  const unread = new UnreadCounts(user, kept.ofBuffers)
  const ownMessages = new OwnMessages()
  const unsettled = new UnsettledSays(history.preferences, kept.said, environment.now(), notWritten)
  const observers = new RecordObservers()
  const latestTalk = new LatestTalk()
  const unconfirmed = new UnconfirmedSays()
  const drafts = new Drafts(user, kept.ofBuffers)
  const formerNames = new FormerNames(user, kept.ofBuffers)
  const all = [unread, ownMessages, unsettled, latestTalk, unconfirmed, drafts, formerNames]
  for (const observer of all) observers.add(observer)
  return {
    drafts,
    formerNames,
    latestTalk,
    metadata,
    networkMetadata: new NetworkMetadata({ attachments, work }),
    observers,
    ownMessages,
    preferences,
    rules: new PersonRules(preferences, metadata),
    unconfirmed,
    unread,
    unsettled,
  }
}
