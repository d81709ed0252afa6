import type { IrcEvent } from '@longwire/irc'
import { relayInvite, relayModes, relayRedaction, relayRename, relayTopic } from './channel.ts'
import { relayJoin, relayKick, relayNickname, relayPart, relayQuit } from './membership.ts'
import { relayOther, concernsAll } from './other-lines.ts'
import type { LineEvent, RelayContext, Relayed } from './relayed.ts'
import { relaySaid, saidIn } from './said.ts'

/** Whether an event came from a line. */
export function isLineEvent(event: IrcEvent): event is LineEvent {
  return 'message' in event
}

/**
 * What an event of an upstream means for the record and the screens; undefined where it means nothing to either.
 * What is played back, and what answers a request, is not relayed: whoever asked gets it.
 */
export function relay(event: LineEvent, context: RelayContext): Relayed | undefined {
  if (event.replayed) return undefined
  switch (event.type) {
    case 'message-received':
      return relaySaid(saidIn(event), context)
    case 'user-joined':
      return relayJoin(event)
    case 'user-parted':
      return relayPart(event)
    case 'user-quit':
      return relayQuit(event, context)
    case 'user-kicked':
      return relayKick(event)
    case 'nickname-changed':
      return relayNickname(event, context)
    case 'topic-changed':
      return relayTopic(event, context)
    case 'modes-changed':
      return relayModes(event, context)
    case 'user-invited':
      return relayInvite(event, context)
    case 'ctcp-received':
      return relayCtcp(event)
    case 'message-redacted':
      return relayRedaction(event, context)
    case 'channel-renamed':
      return relayRename(event)
    default:
      return event.request === undefined || concernsAll(event.message) ? relayOther(event.message, context) : undefined
  }
}

/** A request is answered once, by the session; its answers go to the screens, for one of them asked. */
function relayCtcp({ as, message }: Extract<LineEvent, { type: 'ctcp-received' }>): Relayed | undefined {
  if (as === 'request') return undefined
  const { source, command, params } = message
  return { rows: [], shown: { ...(source !== undefined && { source }), command, params }, state: false }
}
