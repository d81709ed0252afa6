import type { Extension } from '../extension.ts'
import type { MessageInit } from '../message/message.ts'
import { escapeTagValue, unescapeTagValue } from '../message/tag-value.ts'
import type { Provenance } from '../session/core-events.ts'
import { answers } from '../session/requests/reply-family.ts'

/** What the person has begun to write in a conversation, on another screen. */
export type DraftEvent = Provenance & {
  readonly type: 'draft-changed'
  readonly target: string
  /** May have several lines; the empty string: there is no draft. */
  readonly text: string
}

/** Drafts, kept by the bouncer for all screens. */
export const draft: Extension<DraftEvent> = {
  name: 'draft',
  spec: 'docs/extensions/draft.md',
  capabilities: ['longwire/draft'],
  // It is answered by nothing, or refused.
  families: [{ name: 'draft', commands: ['DRAFT'], answers: answers(), fence: true }],
  handlers: {
    DRAFT: ({ params: [target, text = ''] }, context) => {
      if (target === undefined) return false
      context.emit({ ...context.provenance, type: 'draft-changed', target, text: unescapeTagValue(text) })
      return true
    },
  },
}

/** The most bytes of a draft in the encoding of message-tag values. */
export const MAX_DRAFT_BYTES = 4000

/**
 * Tells the draft of a conversation; with an empty text, that there is none. What is longer than {@link MAX_DRAFT_BYTES} once
 * it is encoded, the bouncer refuses. Throws `forbidden-byte` for NUL.
 */
export function draftRequest(target: string, text: string): MessageInit {
  return { command: 'DRAFT', params: text === '' ? [target] : [target, escapeTagValue(text)] }
}
