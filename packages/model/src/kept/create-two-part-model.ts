import { CACHE_VERSION, type CachedState, type ModelCache } from '../cache/cache.ts'
import { notListed } from '../channels/channel-list-view.ts'
import type { Beginning } from '../assemble-model.ts'
import type { Actions, Model } from '../model.ts'
import { StateStore } from '../state-store.ts'
import { noMembers } from '../views/members.ts'
import { KeptConversations } from './kept-conversations.ts'
import { WhenLive } from './when-live.ts'

/** The whole model of a screen, which goes on with what is shown already. */
export type LivePart = (beginning: Beginning) => Model

/** What a model in two parts stands on. */
export interface TwoPartOptions {
  readonly cache: ModelCache
  /**
   * Fetches the live part: called when what was kept is in the state, and again by `reconnect` where it was rejected.
   */
  readonly loadLivePart: () => Promise<LivePart>
}

/**
 * A model that shows what was kept while its larger part is still on its way: protocol, connection, and all that a person
 * can do. What a person does meanwhile waits for it.
 */
export function createTwoPartModel({ cache, loadLivePart }: TwoPartOptions): Model {
  const store = new StateStore()
  const whenLive = new WhenLive()
  const deferred = whenLive.actions({})
  let state: CachedState | undefined
  let kept = new KeptConversations(store, undefined)
  let live: Model | undefined
  let closed = false
  let loading = true

  async function begin(): Promise<void> {
    // What cannot be read is nothing.
    const read = await cache.load().catch(() => undefined)
    if (closed) return
    state = read?.version === CACHE_VERSION ? read : undefined
    kept = new KeptConversations(store, state)
    await goLive()
  }

  async function goLive(): Promise<void> {
    loading = true
    const part = await loadLivePart().catch(() => undefined)
    loading = false
    if (closed) return
    if (part === undefined) {
      store.setLink({ kind: 'offline', text: 'A part of the app could not be loaded.', retryAt: undefined })
      whenLive.fail()
    } else {
      live = part({ store, kept: state })
      whenLive.begin(live)
    }
  }

  function close(): void {
    closed = true
    live?.close()
    whenLive.fail()
  }

  const actions: Actions = whenLive.actions({
    open(key) {
      kept.look(key)
      return deferred.open(key)
    },
    reconnect() {
      if (loading) return
      store.setLink({ kind: 'connecting' })
      void goLive()
    },
  })
  void begin()
  return {
    state: store,
    timeline: (key) => (live ?? kept).timeline(key),
    hides: (key, line) => (live ?? kept).hides(key, line),
    members: (key) => live?.members(key) ?? noMembers,
    channel: (key) => live?.channel(key),
    channelList: (id) => live?.channelList(id) ?? notListed,
    complete: (key, text, caret) => whenLive.ask((model) => model.complete(key, text, caret), undefined),
    inputHistory: (key) => live?.inputHistory(key) ?? [],
    pushKey: () => live?.pushKey(),
    subscribe: (key, listener) => store.subscriptions.subscribe(key, listener),
    watchLines: (id, listener) => whenLive.follow((model) => model.watchLines(id, listener)),
    get actions() {
      return live?.actions ?? actions
    },
    flush: async () => live?.flush(),
    close,
    async forget() {
      close()
      await (live === undefined ? cache.clear().catch(() => {}) : live.forget())
    },
  }
}
