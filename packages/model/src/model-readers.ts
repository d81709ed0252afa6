import { vapidKey } from '@longwire/irc'
import { notListed } from './channels/channel-list-view.ts'
import { loadCompletion } from './input/load-completion.ts'
import type { Model } from './model.ts'
import type { NetworkKeeper } from './network/network-keeper.ts'
import type { Networks } from './network/networks.ts'
import type { ScreenSettings } from './screen-settings.ts'
import type { StateStore } from './state-store.ts'
import { noTimeline } from './timeline.ts'
import { noMembers } from './views/members.ts'

type Readers = Omit<Model, 'actions' | 'flush' | 'close' | 'forget'>

/** What screens read. */
export function createReaders(
  store: StateStore,
  networks: Networks,
  keeper: NetworkKeeper,
  settings: ScreenSettings,
): Readers {
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
    channelList: (id) => networks.get(id)?.display.channelList ?? notListed,
    hides(key, line) {
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
    pushKey: () =>
      [keeper.session, ...networks.all().map(({ state }) => state)]
        .map((state) => (state === undefined ? undefined : vapidKey(state.isupport)))
        .find((key) => key !== undefined),
    watchLines: (id, listener) => networks.get(id)?.client.onLine(listener) ?? (() => {}),
    subscribe: (key, listener) => store.subscriptions.subscribe(key, listener),
  }
}
