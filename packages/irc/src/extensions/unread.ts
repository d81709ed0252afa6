import type { Extension } from '../extension.ts'
import type { MessageInit } from '../message/message.ts'
import type { Provenance } from '../session/core-events.ts'
import { answers } from '../session/requests/reply-family.ts'

/** How much of a conversation is not read; it replaces what was told before. */
export type UnreadEvent = Provenance & {
  readonly type: 'unread-counted'
  /** `*` for the network's own buffer. */
  readonly target: string
  /** 0 to 999, which stands for more. */
  readonly unread: number
  /** Those of them that call the person. */
  readonly mentions: number
}

/** What waits to be read in each conversation, counted by the bouncer. */
export const unread: Extension<UnreadEvent> = {
  name: 'unread',
  spec: 'docs/extensions/unread.md',
  capabilities: ['longwire/unread'],
  families: [
    { name: 'unread', commands: ['UNREAD'], target: 0, parallel: true, answers: answers({ end: 'UNREAD', target: 0 }) },
  ],
  handlers: {
    UNREAD: ({ params: [target, all = '', calling = ''] }, context) => {
      if (target === undefined || !isCount(all) || !isCount(calling)) return false
      const counted = Number(all)
      const mentions = Math.min(Number(calling), counted)
      context.emit({ ...context.provenance, type: 'unread-counted', target, unread: counted, mentions })
      return true
    },
  },
}

function isCount(text: string): boolean {
  return /^\d{1,3}$/.test(text)
}

/** Asks that a conversation is shown as unread, until its read marker moves again. */
export function markUnread(target: string): MessageInit {
  return { command: 'UNREAD', params: [target] }
}
