import { formatTags, MAX_TAG_BYTES, type MessageInit } from '@longwire/irc'
import type { NetworkId } from '@longwire/store'
import { type Attributes, attributesOf, changedAttributes } from '../downstream/network-attributes.ts'
import type { BatchInit } from '../downstream/response.ts'
import type { ScreenView } from '../downstream/screen.ts'
import { SERVER_NAME } from '../downstream/server-name.ts'
import type { Network } from './network.ts'
import type { UserParts } from './parts.ts'

const COMMAND = 'BOUNCER'

/** All networks of a user, as LISTNETWORKS answers. See docs/extensions/networks.md. */
export function networkList({ networks }: Pick<UserParts, 'networks'>): BatchInit {
  const messages = networks.list().map((network) => networkLine(network.id, currentAttributes(network)))
  return { type: 'soju.im/bouncer-networks', params: [], messages }
}

/** Notices are of no use to who does not know of networks. */
export function wantsNetworks({ capabilities }: ScreenView): boolean {
  return capabilities.has('soju.im/bouncer-networks') && capabilities.has('soju.im/bouncer-networks-notify')
}

/** Tells the screens that want to know what changed of networks: changed attributes only. */
export class NetworkNotices {
  readonly #user: Pick<UserParts, 'attachments'>
  readonly #told = new Map<NetworkId, Attributes>()

  constructor(user: Pick<UserParts, 'attachments'>) {
    this.#user = user
  }

  /** A network is known from now on, without being told of. */
  begin(network: Network): void {
    this.#told.set(network.id, currentAttributes(network))
  }

  changed(network: Network): void {
    const now = currentAttributes(network)
    const changed = changedAttributes(this.#told.get(network.id) ?? new Map(), now)
    this.#told.set(network.id, now)
    if (changed.size > 0) this.#tell(networkLine(network.id, changed))
  }

  removed(id: NetworkId): void {
    this.#told.delete(id)
    this.#tell({ source: SERVER_NAME, command: COMMAND, params: ['NETWORK', id, '*'] })
  }

  #tell(message: MessageInit): void {
    for (const { screen } of this.#user.attachments.all()) screen.send(message)
  }
}

function currentAttributes(network: Network): Attributes {
  const { record, upstream, lastConnected } = network
  return attributesOf(record.settings, upstream.status, lastConnected.at(record.settings.servers))
}

function networkLine(id: NetworkId, attributes: Attributes): MessageInit {
  return { source: SERVER_NAME, command: COMMAND, params: ['NETWORK', id, formatTags(attributes, MAX_TAG_BYTES)] }
}
