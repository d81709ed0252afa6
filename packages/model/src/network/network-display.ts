import type { SessionState } from '@longwire/irc'
import { type ChannelListView, notListed } from '../channels/channel-list-view.ts'
import type { NetworkId } from '../keys.ts'
import type { StateStore } from '../state-store.ts'

/** What showing a network needs of it. */
export interface DisplayedNetwork {
  readonly id: NetworkId
  readonly state: SessionState
  /** Whether one can ask and say things. */
  readonly ready: boolean
}

/** What stands about a network besides its conversations: who we are there, who is in channels, which channels it has. */
export class NetworkDisplay {
  readonly #network: DisplayedNetwork
  readonly #store: StateStore
  #channelList = notListed
  /** Of the session's state, when members were last shown. */
  #version = -1

  constructor(network: DisplayedNetwork, store: StateStore) {
    this.#network = network
    this.#store = store
  }

  get channelList(): ChannelListView {
    return this.#channelList
  }

  setChannelList(list: ChannelListView): void {
    this.#channelList = list
    this.#store.subscriptions.touch(`channel-list ${this.#network.id}`)
  }

  /** Who we are there, or whether one can ask, may have changed. */
  showIdentity(): void {
    const { id, ready, state } = this.#network
    const view = this.#store.networks.get(id)
    const { nickname, away } = state.identity
    if (view !== undefined) this.#store.setNetwork({ ...view, currentNickname: nickname, away, current: ready })
  }

  /** Whoever shows members looks again, whatever it was that became known. */
  showMembers(): void {
    const { id, state } = this.#network
    if (this.#version === state.version) return
    this.#version = state.version
    const { subscriptions } = this.#store
    for (const part of ['members', 'channel']) {
      for (const key of subscriptions.keysWith(`${part} ${id} `)) subscriptions.touch(key)
    }
  }
}
