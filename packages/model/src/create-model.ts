import type { Environment } from '@longwire/connection'
import { createActions } from './actions/create-actions.ts'
import { CACHE_VERSION, type CachedState, type ModelCache } from './cache/cache.ts'
import { notListed } from './channels/channel-list-view.ts'
import { CacheWriter } from './cache/cache-writer.ts'
import { loadCompletion } from './input/load-completion.ts'
import { type Link, linkState } from './link.ts'
import type { Model } from './model.ts'
import { Bouncer } from './network/bouncer.ts'
import { Network, type NetworkParts } from './network/network.ts'
import { Networks } from './network/networks.ts'
import { PersonPreferences } from './preferences/person-preferences.ts'
import { noScreenSettings, type ScreenSettings } from './screen-settings.ts'
import { StateStore } from './state-store.ts'
import type { Timer } from './timers.ts'
import type { Timeline } from './timeline.ts'
import { noMembers } from './views/members.ts'

/** What a model stands on. */
export interface ModelOptions {
  /** The socket to the bouncer; a `MuxConnection` with the page's own URL, say. */
  readonly connectLink: () => Link
  readonly environment: Environment
  /** What this screen keeps; without it, nothing outlives the model. */
  readonly cache?: ModelCache
  /** Random and never the same: names own messages until the network does. At most 64 characters of `A-Z a-z 0-9 -`. */
  readonly newId: () => string
  /** What `/set` and `/theme` change; without it, nothing. */
  readonly settings?: ScreenSettings
  /** Of this program, for `/version`. */
  readonly version?: string
}

/**
 * A model that is fed by a bouncer. It shows what was kept as soon as that is read, connects then, and stays connected until
 * it is closed.
 */
export function createModel({
  connectLink,
  environment,
  cache,
  newId,
  settings = noScreenSettings,
  version = '',
}: ModelOptions): Model {
  const store = new StateStore()
  const networks = new Networks()
  const writer = cache === undefined ? undefined : new CacheWriter(cache, environment, store, networks)
  const link = connectLink()
  const addNetwork = (id: string, kept?: NetworkParts['kept']): Network => {
    const network = new Network({ id, link, environment, store, ...(kept !== undefined && { kept }) })
    networks.add(network)
    return network
  }
  const preferences = new PersonPreferences(() => {
    store.setPreferences(preferences.view)
    for (const network of networks.all()) network.rulesChanged()
  })
  const bouncer = new Bouncer(link, environment, store, preferences, {
    appeared: (id) => addNetwork(id).open(),
    connected: (id) => networks.get(id)?.sender.flush(),
    removed: (id) => networks.remove(id),
  })
  preferences.keptBy(bouncer)
  const timers = new Map<number, Timer>()
  let closed = false
  const endStatus = link.onStatus((status) => {
    const state = linkState(status)
    store.setLink(state)
    if (state.kind === 'logged-out') void writer?.clear()
  })
  const begin = (kept: CachedState | undefined): void => {
    if (closed) return
    restore(kept, store, preferences, addNetwork)
    store.observer = writer
    bouncer.open()
    for (const network of networks.all()) network.open()
  }
  if (cache === undefined) begin(undefined)
  else void cache.load().then(begin, () => begin(undefined))

  const close = (): void => {
    closed = true
    endStatus()
    bouncer.close()
    networks.close()
    link.close()
    writer?.stop()
    for (const { stop } of timers.values()) stop()
    store.setLink({ kind: 'offline', text: '', retryAt: undefined })
  }
  return {
    ...readers(store, networks, settings),
    actions: createActions({
      store,
      link,
      bouncer,
      preferences,
      networks,
      environment,
      settings,
      timers,
      version,
      newId,
    }),
    flush: async () => writer?.flush(),
    close,
    async forget() {
      close()
      await writer?.clear()
    },
  }
}

/** Shows what was kept; what is of another version is not looked at. */
function restore(
  kept: CachedState | undefined,
  store: StateStore,
  preferences: PersonPreferences,
  addNetwork: (id: string, kept: NetworkParts['kept']) => Network,
): void {
  if (kept?.version !== CACHE_VERSION) return
  if (kept.preferences !== undefined) preferences.replace(kept.preferences)
  for (const network of kept.networks) {
    store.setNetwork(network.view)
    const buffers = kept.buffers.filter((buffer) => buffer.network === network.view.id)
    addNetwork(network.view.id, { network, buffers })
  }
}

type Readers = Pick<
  Model,
  'state' | 'timeline' | 'members' | 'channel' | 'channelList' | 'hides' | 'complete' | 'inputHistory' | 'subscribe'
>

function readers(store: StateStore, networks: Networks, settings: ScreenSettings): Readers {
  return {
    state: store,
    timeline: (key) => networks.buffer(key)?.timeline.shown ?? noTimeline,
    members(key) {
      const buffer = networks.buffer(key)
      const state = networks.of(key)?.state
      return buffer === undefined || state === undefined ? noMembers : buffer.members.read(state, buffer.name)
    },
    channel(key) {
      const buffer = networks.buffer(key)
      const state = networks.of(key)?.state
      return buffer === undefined || state === undefined ? undefined : buffer.channel.read(state, buffer.name)
    },
    channelList: (id) => networks.get(id)?.channelList ?? notListed,
    hides: (key, line) => {
      const buffer = networks.buffer(key)
      if (buffer === undefined) return false
      return line.time <= buffer.clearedUpTo || networks.of(key)?.ignores(line, buffer) === true
    },
    async complete(key, text, caret) {
      const buffer = networks.buffer(key)
      const network = networks.of(key)
      if (buffer === undefined || network === undefined) return undefined
      const { complete, completionSource, commands } = await loadCompletion()
      return complete(text, caret, completionSource(buffer, network, { state: store, settings, commands }))
    },
    inputHistory: (key) => networks.buffer(key)?.input.texts ?? [],
    subscribe: (key, listener) => store.subscriptions.subscribe(key, listener),
  }
}

/** Of a buffer that is not there (any more). */
const noTimeline: Timeline = { lines: [], older: 'end', newer: 'end', gaps: [], readUpTo: 0 }
