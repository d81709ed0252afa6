import type { Beginning } from '../assemble-model.ts'
import type { ModelCache } from '../cache/cache.ts'
import { notListed } from '../channels/channel-list-view.ts'
import type { Actions, Model } from '../model.ts'
import { StateStore } from '../state-store.ts'
import { noMembers } from '../views/members.ts'
import { KeptPart, type ReadFirst } from './kept-part.ts'
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
  /** Asked where nothing was kept. Without it, such a screen waits for the live part. */
  readonly readFirst?: ReadFirst
}

/**
 * A model that shows what was kept while its larger part is still on its way: protocol, connection, and all that a person
 * can do. What a person does meanwhile waits for it, and what they write is kept.
 */
export function createTwoPartModel({ cache, loadLivePart, readFirst }: TwoPartOptions): Model {
  const store = new StateStore()
  const whenLive = new WhenLive()
  const kept = new KeptPart(store, cache)
  let live: Model | undefined
  let closed = false
  let loading = true

  async function goLive(): Promise<void> {
    loading = true
    whenLive.hope()
    const part = closed ? undefined : await loadLivePart().catch(() => undefined)
    loading = false
    if (closed) return
    if (part === undefined) {
      store.setLink({ kind: 'offline', text: 'A part of the app could not be loaded.', retryAt: undefined })
      whenLive.fail()
      // The next attempt may be a page that is loaded again.
      await kept.flush()
    } else {
      live = part(kept.handOver())
      for (const [key, text] of kept.drafts) live.actions.setDraft(key, text)
      whenLive.begin(live)
    }
  }

  function close(): void {
    closed = true
    kept.close()
    live?.close()
    whenLive.fail()
  }

  const actions = actionsBefore(kept, whenLive, () => {
    if (loading) return
    loading = true
    store.setLink({ kind: 'connecting' })
    void kept.flush().then(goLive)
  })
  void kept.load(readFirst).then(goLive)
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
    flush: () => (live ?? kept).flush(),
    close,
    async forget() {
      close()
      await (live === undefined ? cache.clear().catch(() => {}) : live.forget())
    },
  }
}

/** What a person can do before there is a live part: nearly all of it waits. */
function actionsBefore(kept: KeptPart, whenLive: WhenLive, reconnect: () => void): Actions {
  const deferred = whenLive.actions({})
  return whenLive.actions({
    open(key) {
      kept.look(key)
      return deferred.open(key)
    },
    async send(key, text, options) {
      const sent = kept.sending(key, text)
      const outcome = await deferred.send(key, text, options)
      sent()
      return outcome
    },
    setDraft(key, text) {
      if (!whenLive.now((live) => live.actions.setDraft(key, text))) kept.setDraft(key, text)
    },
    // Of what was typed a while ago nobody need be told.
    setTyping: (key, typing) => void whenLive.now((live) => live.actions.setTyping(key, typing)),
    // Without a live part nothing is open.
    doubtLink: () => void whenLive.now((live) => live.actions.doubtLink()),
    reconnect() {
      if (!whenLive.now((live) => live.actions.reconnect())) reconnect()
    },
  })
}
