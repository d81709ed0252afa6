import type { Provenance } from '../session/core-events.ts'
import type { Extension } from '../extension.ts'
import { isUserSource, type Source } from '../message/source.ts'

/** A message of nothing but tags: typing, reactions and the like. It is never shown as text. */
export type MessageTagsEvent = Provenance & {
  readonly type: 'tags-received'
  readonly source: Source | undefined
  readonly target: string
  readonly own: boolean
}

export const messageTags: Extension<MessageTagsEvent> = {
  name: 'message-tags',
  spec: 'https://ircv3.net/specs/extensions/message-tags',
  capabilities: ['message-tags'],
  handlers: {
    TAGMSG: ({ source, params }, context) => {
      const target = params[0]
      if (target === undefined) return false
      const own = isUserSource(source) && context.isOwn(source.nickname)
      context.emit({ ...context.provenance, type: 'tags-received', source, target, own })
      return true
    },
  },
}
