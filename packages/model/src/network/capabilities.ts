import { knownCapabilities, type SessionState } from '@longwire/irc'

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

/** Whether history can be asked for. */
export function hasHistory({ capabilities }: SessionState): boolean {
  return capabilities.enabled.has('draft/chathistory')
}

/** Whether read positions are kept by the other side. */
export function hasReadMarkers({ capabilities }: SessionState): boolean {
  return capabilities.enabled.has('draft/read-marker') || capabilities.enabled.has('soju.im/read')
}

/** Whether the other side keeps the record: it tells what was missed, and knows a repeated line by its id. */
export function hasRecord({ capabilities }: SessionState): boolean {
  return capabilities.enabled.has('longwire/resume')
}

/** Whether history can be searched. */
export function hasSearch({ capabilities }: SessionState): boolean {
  return capabilities.enabled.has('soju.im/search')
}

/** Whether the other side sends notifications to devices that are not connected. */
export function hasPush({ capabilities }: SessionState): boolean {
  return capabilities.enabled.has('draft/webpush') || capabilities.enabled.has('soju.im/webpush')
}

/** Whether unread lines are counted by the other side. */
export function hasUnreadCounts({ capabilities }: SessionState): boolean {
  return capabilities.enabled.has('longwire/unread')
}

/** Whether drafts are kept by the other side. */
export function hasDrafts({ capabilities }: SessionState): boolean {
  return capabilities.enabled.has('longwire/draft')
}

/** Whether the other side keeps what was chosen for conversations; a network by itself keeps no keys of its users' own. */
export function hasSettings(state: SessionState): boolean {
  return state.capabilities.enabled.has('draft/metadata-2') && hasRecord(state)
}

/** Whether one message may have several lines, or be longer than a line. */
export function takesSeveralLines({ capabilities }: SessionState): boolean {
  return capabilities.enabled.has('draft/multiline')
}
