import type { Provenance } from '../session/core-events.ts'
import type { Extension } from '../extension.ts'
import { MAX_CLIENT_TAG_BYTES } from '../message/limits.ts'
import type { MessageInit } from '../message/message.ts'
import { answers } from '../session/requests/reply-family.ts'
import { MAX_SLOT_ENTRIES } from '../session/session-limits.ts'
import { formatTags, parseTags } from '../message/tags.ts'

/** A network of a bouncer was told of, has changed, or is gone. */
export type BouncerNetworksEvent = Provenance & {
  readonly type: 'bouncer-network-changed'
  readonly network: string
  /** All attributes as they are known now: `name`, `host`, `state` and so on. */
  readonly attributes: ReadonlyMap<string, string>
  readonly removed: boolean
}

/** What it remembers. */
export interface BouncerNetworksSlot {
  /** Attributes by the network's id. */
  readonly networks: Map<string, Map<string, string>>
}

export const bouncerNetworks: Extension<BouncerNetworksEvent, BouncerNetworksSlot> = {
  name: 'bouncer-networks',
  spec: 'https://codeberg.org/emersion/soju/src/branch/master/doc/ext/bouncer-networks.md',
  capabilities: ['soju.im/bouncer-networks'],
  slot: { version: 1, initial: () => ({ networks: new Map() }) },
  families: [
    {
      name: 'bouncer-list',
      commands: ['BOUNCER'],
      fits: (params) => params[0]?.toUpperCase() === 'LISTNETWORKS',
      batch: 'soju.im/bouncer-networks',
      answers: answers(),
    },
    // `BOUNCER ADDNETWORK <netid>` answers; notifications are `BOUNCER NETWORK`.
    { name: 'bouncer', commands: ['BOUNCER'], target: 0, answers: answers({ end: 'BOUNCER', target: 0 }) },
  ],
  finishing: (context) => {
    const { bouncerNetwork } = context.config
    if (bouncerNetwork !== undefined && context.enabled('bouncer-networks')) {
      context.send({ command: 'BOUNCER', params: ['BIND', bouncerNetwork] })
    }
  },
  handlers: {
    BOUNCER: ({ params }, context) => {
      const [subcommand, network, changes] = params
      if (subcommand !== 'NETWORK' || network === undefined || changes === undefined) return false
      const { networks } = context.slot
      const attributes = networks.get(network) ?? new Map<string, string>()
      const removed = changes === '*'
      if (removed) networks.delete(network)
      else if (networks.has(network) || networks.size < MAX_SLOT_ENTRIES) {
        networks.set(network, attributes)
        apply(attributes, changes)
      }
      context.emit({
        ...context.provenance,
        type: 'bouncer-network-changed',
        network,
        attributes: new Map(attributes),
        removed,
      })
      return true
    },
  },
}

/** Changes of networks are told without being asked for, beginning with all of them. */
export const bouncerNetworksNotify: Extension = {
  name: 'bouncer-networks-notify',
  spec: 'https://codeberg.org/emersion/soju/src/branch/master/doc/ext/bouncer-networks.md',
  capabilities: ['soju.im/bouncer-networks-notify'],
  needs: ['bouncer-networks', 'batch'],
}

/** An attribute without a value is removed. */
function apply(attributes: Map<string, string>, changes: string): void {
  for (const [key, value] of parseTags(changes)) {
    if (value === '') attributes.delete(key)
    else if (attributes.has(key) || attributes.size < 100) attributes.set(key, value)
  }
}

/** What a bouncer can be asked about its networks. */
export type BouncerQuery =
  | { readonly kind: 'list' }
  | { readonly kind: 'add'; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'change'; readonly network: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'delete'; readonly network: string }

/** The request of a {@link BouncerQuery}. */
export function bouncerRequest(query: BouncerQuery): MessageInit {
  switch (query.kind) {
    case 'list':
      return { command: 'BOUNCER', params: ['LISTNETWORKS'] }
    case 'add':
      return { command: 'BOUNCER', params: ['ADDNETWORK', formatTags(query.attributes, MAX_CLIENT_TAG_BYTES)] }
    case 'change':
      return {
        command: 'BOUNCER',
        params: ['CHANGENETWORK', query.network, formatTags(query.attributes, MAX_CLIENT_TAG_BYTES)],
      }
    case 'delete':
      return { command: 'BOUNCER', params: ['DELNETWORK', query.network] }
  }
}
