import type { Environment, IrcClient } from '@longwire/connection'
import { createActions } from './actions/create-actions.ts'
import { CACHE_VERSION, type CachedNetwork, type CachedState, type ModelCache } from './cache/cache.ts'
import { CacheWriter } from './cache/cache-writer.ts'
import type { NetworkId } from './keys.ts'
import type { Model } from './model.ts'
import { createReaders } from './model-readers.ts'
import { Network, type NetworkParts } from './network/network.ts'
import type { NetworkKeeper } from './network/network-keeper.ts'
import { Networks } from './network/networks.ts'
import { PersonPreferences } from './preferences/person-preferences.ts'
import { noScreenSettings, type ScreenSettings } from './screen-settings.ts'
import { StateStore } from './state-store.ts'
import type { Timer } from './timers.ts'
import { type Language, speak } from './words/words.ts'

/** What every model stands on, wherever its networks are. */
export interface ScreenOptions {
  readonly environment: Environment
  /** What this screen keeps; without it, nothing outlives the model. */
  readonly cache?: ModelCache
  /** Random and never the same: names own messages until the network does. At most 64 characters of `A-Z a-z 0-9 -`. */
  readonly newId: () => string
  /** In which the model speaks to the person; English without it. */
  readonly language?: Language
  /** What `/set` and `/theme` change; without it, nothing. */
  readonly settings?: ScreenSettings
  /** Where the person is, as an IANA name (`Europe/Vienna`): quiet hours are of its clock. Without it, the bouncer takes UTC. */
  readonly timeZone?: string
  /** Of this program, for `/version`. */
  readonly version?: string
}

/** What a model is put together from. */
export interface ModelFrame {
  readonly store: StateStore
  readonly networks: Networks
  readonly preferences: PersonPreferences
  /** A network that is in the state already; `client` is made with where it goes on from. */
  readonly addNetwork: (id: NetworkId, client: NetworkParts['client']) => Network
  /** What was kept is not to be shown to anybody any more. */
  readonly wipe: () => void
}

/** What a model goes on with, where a screen shows it already. */
export interface Beginning {
  readonly store: StateStore
  /** What is in that state; of the version of this model. */
  readonly kept: CachedState | undefined
  /** Whether it was read just now and is not in the cache yet. */
  readonly fetched?: boolean
}

/** Where a model's networks are. */
export interface Surroundings {
  readonly keeper: NetworkKeeper
  /** What was kept is shown; from now on there are networks. */
  open(kept: CachedState | undefined): void
  close(): void
}

/**
 * A model; it shows what was kept as soon as that is read, and goes to its networks then. With a beginning it goes on from
 * there, and reads nothing.
 */
export function assembleModel(
  options: ScreenOptions,
  surround: (frame: ModelFrame) => Surroundings,
  beginning?: Beginning,
): Model {
  const { environment, cache, newId, settings = noScreenSettings, version = '', language = 'en' } = options
  // What cannot be fetched now is said in English.
  speak(language).catch(() => {})
  const store = beginning?.store ?? new StateStore()
  const networks = new Networks()
  const writer = cache === undefined ? undefined : new CacheWriter(cache, environment, store, networks)
  const preferences = new PersonPreferences(() => {
    store.setPreferences(preferences.view)
    for (const network of networks.all()) network.rulesChanged()
  }, options)
  const timers = new Map<number, Timer>()
  const keptOf = new Map<NetworkId, NonNullable<NetworkParts['kept']>>()
  const surroundings = surround({
    store,
    networks,
    preferences,
    addNetwork(id, client) {
      const kept = keptOf.get(id)
      keptOf.delete(id)
      const network = new Network({ id, client, environment, store, ...(kept !== undefined && { kept }) })
      networks.add(network)
      return network
    },
    wipe: () => void writer?.clear(),
  })
  const { keeper } = surroundings
  preferences.keptBy(keeper)
  let closed = false
  const begin = (read: CachedState | undefined): void => {
    if (closed) return
    const kept = read?.version === CACHE_VERSION ? read : undefined
    if (kept?.preferences !== undefined) preferences.replace(kept.preferences)
    for (const network of kept?.networks ?? []) keptOf.set(network.view.id, keptWith(network, kept))
    surroundings.open(kept)
    store.observer = writer
    if (beginning?.fetched === true) writer?.everything()
  }
  if (beginning !== undefined || cache === undefined) begin(beginning?.kept)
  else void cache.load().then(begin, () => begin(undefined))

  const close = (): void => {
    closed = true
    surroundings.close()
    networks.close()
    writer?.stop()
    for (const { stop } of timers.values()) stop()
    store.setLink({ kind: 'offline', text: '', retryAt: undefined })
  }
  return {
    ...createReaders(store, networks, keeper, settings),
    actions: createActions({ store, keeper, preferences, networks, environment, settings, timers, version, newId }),
    flush: async () => writer?.flush(),
    close,
    async forget() {
      close()
      await writer?.clear()
    },
  }
}

function keptWith(network: CachedNetwork, kept: CachedState | undefined): NonNullable<NetworkParts['kept']> {
  return { network, buffers: kept?.buffers.filter((buffer) => buffer.network === network.view.id) ?? [] }
}

/** How a network's client is made: it asks where to go on from at each connection. */
export type MakeClient = (resume: () => string) => IrcClient
