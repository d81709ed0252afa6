import type { Provenance } from '../session/core-events.ts'
import type { Extension, Handler } from '../extension.ts'
import type { MessageInit } from '../message/message.ts'
import { answers } from '../session/requests/reply-family.ts'
import { formatServerTime, readServerTime } from '../message/server-time.ts'
import type { SessionState } from '../session/state.ts'

/** Up to where a conversation was read, on any screen. */
export type ReadMarkerEvent = Provenance & {
  readonly type: 'read-marker-received'
  readonly target: string
  /** Milliseconds since 1970; undefined: nothing was read yet. */
  readonly readUpTo: number | undefined
}

const told: Handler<ReadMarkerEvent, undefined> = ({ params }, context) => {
  const [target, marker] = params
  if (target === undefined || marker === undefined) return false
  const readUpTo = marker === '*' ? undefined : readServerTime(marker.replace(/^timestamp=/, ''))
  if (marker !== '*' && readUpTo === undefined) return false
  context.emit({ ...context.provenance, type: 'read-marker-received', target, readUpTo })
  return true
}

/** soju's READ, which came before, is the same by another name. */
export const readMarker: Extension<ReadMarkerEvent> = {
  name: 'read-marker',
  spec: 'https://ircv3.net/specs/extensions/read-marker',
  capabilities: ['draft/read-marker', 'soju.im/read'],
  handlers: { MARKREAD: told, READ: told },
  families: [
    {
      name: 'read-marker',
      commands: ['MARKREAD', 'READ'],
      target: 0,
      parallel: true,
      answers: answers({ end: 'MARKREAD READ', target: 0 }),
    },
  ],
}

/**
 * Tells the time of the last message that was read (milliseconds since 1970), or, without it, asks for what is known. Only
 * times of messages that were received may be told; a server takes none that is older than what it has.
 */
export function markRead(state: SessionState, target: string, readUpTo?: number): MessageInit {
  const command = state.capabilities.enabled.has('draft/read-marker') ? 'MARKREAD' : 'READ'
  const params = readUpTo === undefined ? [target] : [target, `timestamp=${formatServerTime(readUpTo)}`]
  return { command, params }
}
