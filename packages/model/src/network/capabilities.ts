import { knownCapabilities, type SessionState } from '@longwire/irc'

/** What this package understands by itself, beyond what a session does. */
const ownCapabilities = ['draft/chathistory', 'draft/event-playback', 'draft/read-marker', 'longwire/resume']

/** Lists of members are shown, so they are wanted; and nobody asks for them one by one. */
const unwanted: ReadonlySet<string> = new Set([
  'no-implicit-names',
  'draft/no-implicit-names',
  'soju.im/no-implicit-names',
])

/** What the streams of networks ask for. */
export const networkCapabilities: readonly string[] = [...new Set([...knownCapabilities, ...ownCapabilities])].filter(
  (name) => !unwanted.has(name),
)

/** What the stream of the bouncer itself asks for. Source: docs/extensions/networks.md */
export const bouncerCapabilities: readonly string[] = [
  'batch',
  'labeled-response',
  'message-tags',
  'server-time',
  'soju.im/bouncer-networks',
  'soju.im/bouncer-networks-notify',
]

function has(state: SessionState, ...names: readonly string[]): boolean {
  return names.some((name) => state.capabilities.enabled.has(name))
}

/** Whether history can be asked for. */
export function hasHistory(state: SessionState): boolean {
  return has(state, 'chathistory', 'draft/chathistory')
}

/** Whether read positions are kept by the other side. */
export function hasReadMarkers(state: SessionState): boolean {
  return has(state, 'read-marker', 'draft/read-marker')
}

/** Whether the other side keeps the record: it tells what was missed, and knows a repeated line by its id. */
export function hasRecord(state: SessionState): boolean {
  return has(state, 'longwire/resume')
}
