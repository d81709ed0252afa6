import type { SessionState } from '@longwire/irc'
import { type ChannelListView, notListed } from '../channels/channel-list-view.ts'
import type { NetworkId } from '../keys.ts'
import type { NetworkView } from '../state.ts'
import type { StateStore } from '../state-store.ts'
import { hasRedaction, takesReactions, takesReplies } from './capabilities.ts'

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
    if (view === undefined) return
    const ownName = readableName(state.isupport.networkName) ?? view.ownName
    const shown = {
      ...view,
      currentNickname: nickname,
      away,
      current: ready,
      // Before one is attached nothing is known of it.
      ...(ready && { redacts: hasRedaction(state), replies: takesReplies(state), reacts: takesReactions(state) }),
    }
    this.#store.setNetwork(ownName === undefined ? shown : { ...shown, ownName, name: nameOf(view, ownName) })
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

/** What a network is called: by the person, else by itself. The bouncer calls one without a name by its host. */
export function nameOf({ name, host }: Pick<NetworkView, 'name' | 'host'>, ownName: string | undefined): string {
  return ownName !== undefined && name === host ? ownName : name
}

const LONGEST_NAME = 60

/** A network's name for itself, where it can be read as one. */
function readableName(name: string | undefined): string | undefined {
  const readable = name
    ?.replaceAll(/\p{C}+/gu, '')
    .trim()
    .slice(0, LONGEST_NAME)
  return readable === '' ? undefined : readable
}
