export type NetworkId = string
/** Network id, a space, folded buffer name; the empty name is the network's own buffer. */
export type BufferKey = string

/** What a screen can subscribe to. */
export type SubscriptionKey =
  | 'link'
  | 'networks'
  | 'buffers'
  | `network ${NetworkId}`
  | `buffer ${BufferKey}`
  | `timeline ${BufferKey}`
