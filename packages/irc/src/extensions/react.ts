import type { Extension } from '../extension.ts'
import type { MessageInit } from '../message/message.ts'
import { isUserSource, type Source } from '../message/source.ts'
import { repliedTo } from './reply.ts'

/** Somebody reacted to a message, or took a reaction back. */
export interface ReactEvent {
  readonly type: 'reaction-received'
  readonly source: Source
  readonly target: string
  /** The id of the message that the reaction belongs to. */
  readonly to: string
  /** Any text; most of the time one emoji. */
  readonly reaction: string
  readonly added: boolean
  readonly own: boolean
  /** Milliseconds since 1970. */
  readonly time: number
  readonly replayed: boolean
}

/** Reactions come as TAGMSG, which is told as `tags-received` too, or on a message with text for old clients. */
export const react: Extension<ReactEvent> = {
  name: 'react',
  spec: 'https://ircv3.net/specs/client-tags/react',
  capabilities: [],
  needs: ['message-tags'],
  handlers: {
    TAGMSG: ({ tags, source, params }, context) => {
      const to = repliedTo(tags)
      const [target] = params
      if (to === undefined || target === undefined || !isUserSource(source)) return false
      const added = tags.get('+draft/react')
      const removed = tags.get('+draft/unreact')
      const reaction = added || removed
      // “Clients MUST NOT send both”: a message that does is not followed.
      if (!reaction || (added !== undefined && removed !== undefined)) return false
      const own = context.isOwn(source.nickname)
      const { time, replayed } = context.provenance
      const event = { source, target, to, reaction, added: added !== undefined, own, time, replayed }
      context.emit({ type: 'reaction-received', ...event })
      return false
    },
  },
}

/** Reacts to a message by its id. */
export function reactTo(target: string, msgid: string, reaction: string): MessageInit {
  return { tags: { '+reply': msgid, '+draft/react': reaction }, command: 'TAGMSG', params: [target] }
}

/** Takes a reaction back. */
export function unreactTo(target: string, msgid: string, reaction: string): MessageInit {
  return { tags: { '+reply': msgid, '+draft/unreact': reaction }, command: 'TAGMSG', params: [target] }
}
