import { knownCapabilities } from '@longwire/irc'

/**
 * What a session knows and the stream of a network does not want: members are shown, so their lists are wanted with each join;
 * networks and preferences are told on the bouncer's own stream; and what is said before the registration has no place where there is none.
 */
const unwanted: ReadonlySet<string> = new Set([
  'no-implicit-names',
  'draft/no-implicit-names',
  'soju.im/no-implicit-names',
  'soju.im/bouncer-networks',
  'soju.im/bouncer-networks-notify',
  'draft/extended-isupport',
  'draft/pre-away',
  'longwire/preferences',
  'znc.in/self-message',
])

/** What the streams of networks ask for. */
export const networkCapabilities: readonly string[] = knownCapabilities.filter((name) => !unwanted.has(name))

/** What the stream of the bouncer itself asks for. Source: docs/extensions/networks.md */
export const bouncerCapabilities: readonly string[] = [
  'batch',
  'labeled-response',
  'message-tags',
  'server-time',
  'standard-replies',
  'soju.im/bouncer-networks',
  'soju.im/bouncer-networks-notify',
  // Notifications of what was read elsewhere go away.
  'draft/read-marker',
  'draft/webpush',
  'soju.im/webpush',
  'longwire/preferences',
]
