import type { Provenance } from '../session/core-events.ts'
import type { Extension } from '../extension.ts'
import type { MessageInit } from '../message/message.ts'
import { answers } from '../session/requests/reply-family.ts'
import type { Source } from '../message/source.ts'

/** A message was taken back; nothing may show its text any more. */
export type MessageRedactionEvent = Provenance & {
  readonly type: 'message-redacted'
  readonly target: string
  /** The id of the message that is gone; it may be one that we never had. */
  readonly redacted: string
  readonly by: Source | undefined
  readonly reason: string
}

export const messageRedaction: Extension<MessageRedactionEvent> = {
  name: 'message-redaction',
  spec: 'https://ircv3.net/specs/extensions/message-redaction',
  capabilities: ['draft/message-redaction'],
  needs: ['message-tags'],
  families: [
    { name: 'message-redaction', commands: ['REDACT'], target: 0, answers: answers({ ownEnd: 'REDACT' }), fence: true },
  ],
  handlers: {
    REDACT: ({ source, params }, context) => {
      const [target, redacted, reason = ''] = params
      if (target === undefined || redacted === undefined) return false
      context.emit({ ...context.provenance, type: 'message-redacted', target, redacted, by: source, reason })
      return true
    },
  },
}

/** Asks to take a message back, by its id. */
export function redactMessage(target: string, msgid: string, reason?: string): MessageInit {
  return { command: 'REDACT', params: reason === undefined ? [target, msgid] : [target, msgid, reason] }
}
