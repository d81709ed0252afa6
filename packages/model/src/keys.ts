/** As the bouncer names it; for ever the same, never used again for another network. */
export type NetworkId = string
/** Network id, a space, folded buffer name; the empty name is the network's own buffer. */
export type BufferKey = string

/**
 * What a screen can subscribe to. `networks` and `buffers` change when one comes, goes, or gets another name, and `buffers`
 * also when their order by activity does or one is pinned, muted, archived or the like; what changes inside one is told under its own key.
 */
export type SubscriptionKey =
  | 'link'
  | 'networks'
  | 'buffers'
  | 'preferences'
  | `network ${NetworkId}`
  | `buffer ${BufferKey}`
  | `timeline ${BufferKey}`
  /** Who is in a channel, and what is known of them. */
  | `members ${BufferKey}`
  /** The modes, lists and topic of a channel. */
  | `channel ${BufferKey}`
  /** What `listChannels` found on a network. */
  | `channel-list ${NetworkId}`

/** The key of a buffer; the name is folded with its network's casemapping. */
export function bufferKey(network: NetworkId, folded: string): BufferKey {
  return `${network} ${folded}`
}

/** The network of a buffer. */
export function networkOf(key: BufferKey): NetworkId {
  return key.slice(0, key.indexOf(' '))
}
