import type { IrcClient } from '@longwire/connection'
import { assembleModel, type ScreenOptions } from '../assemble-model.ts'
import type { NetworkId } from '../keys.ts'
import type { Model } from '../model.ts'
import type { Network } from '../network/network.ts'
import type { Networks } from '../network/networks.ts'
import { seenOf } from '../network/seen.ts'
import type { StateStore } from '../state-store.ts'
import type { NetworkView } from '../state.ts'
import { DirectKeeper } from './direct-keeper.ts'
import { connectionOf, directLink } from './direct-views.ts'

/** One network that a screen is on by itself. */
export interface DirectNetwork extends Pick<NetworkView, 'name' | 'host' | 'port' | 'tls' | 'nickname'> {
  /** Always the same for the same network: what is kept of it is found again by it. Without blanks. */
  readonly id: NetworkId
  /** Not opened yet: over a WebSocket (`createWebSocketOpener`) in a browser, over whatever there is elsewhere. */
  readonly client: IrcClient
}

/** What a model without a bouncer stands on. */
export interface DirectOptions extends ScreenOptions {
  readonly networks: readonly DirectNetwork[]
}

/**
 * A model that is on its networks by itself, with no bouncer in between. What networks do not keep (choices, drafts, who else
 * reads) holds on this screen, and what was said while it was away is only what the networks themselves remember.
 */
export function createDirectModel(options: DirectOptions): Model {
  return assembleModel(options, ({ networks, store, addNetwork }) => {
    const keeper = new DirectKeeper(networks)
    const added: Network[] = []
    return {
      keeper,
      open() {
        for (const direct of options.networks) added.push(begin(direct, { networks, store, addNetwork }))
        for (const { client } of added) client.open().done.catch(() => {})
      },
      close() {},
    }
  })
}

interface Beginning {
  readonly networks: Networks
  readonly store: StateStore
  readonly addNetwork: (id: NetworkId, client: () => IrcClient) => Network
}

function begin(direct: DirectNetwork, { networks, store, addNetwork }: Beginning): Network {
  const { id, client } = direct
  const show = (): void => {
    const { name, host, port, tls, nickname } = direct
    const before = store.networks.get(id)
    const own = { id, name, host, port, tls, nickname, enabled: client.status.kind !== 'closed' }
    const known = {
      ...(before?.currentNickname !== undefined && { currentNickname: before.currentNickname }),
      ...(before?.current !== undefined && { current: before.current }),
      ...seenOf(before),
      ...(before?.away !== undefined && { away: before.away }),
      // The address of this screen's own network does not change while it is there.
      ...((before?.reached === true || client.status.kind === 'registered') && { reached: true }),
    }
    store.setNetwork({ ...own, ...known, ...connectionOf(client.status, before?.problem) })
    store.setLink(directLink(networks.all().map((network) => network.client.status)))
  }
  show()
  const network = addNetwork(id, () => client)
  client.onStatus(show)
  return network
}
