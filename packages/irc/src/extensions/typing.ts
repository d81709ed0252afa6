import type { Extension, HandlerContext } from '../extension.ts'
import { allowsClientTag } from '../isupport/isupport-values.ts'
import { MAX_SLOT_ENTRIES } from '../session/session-limits.ts'
import { isUserSource, type Source } from '../message/source.ts'

/**
 * Somebody types, holds on, or stopped. Who is `active` and not heard of for 6 s, or `paused` for 30 s, has stopped too; so
 * has who has said something.
 */
export interface TypingEvent {
  readonly type: 'typing-received'
  readonly source: Source
  readonly target: string
  readonly typing: TypingState
  /** Milliseconds since 1970. */
  readonly time: number
}

/** Whether somebody types, holds on, or has stopped. */
export type TypingState = 'active' | 'paused' | 'done'

/** Milliseconds between two notifications to one target. Source: the specification, “at most once every 3 seconds” */
const INTERVAL_MS = 3_000

/** What it remembers. */
export interface TypingSlot {
  /** When we told it last, by folded target; who has stopped is not in it. */
  readonly told: Map<string, { readonly at: number }>
}

export const typing: Extension<TypingEvent, TypingSlot> = {
  name: 'typing',
  spec: 'https://ircv3.net/specs/client-tags/typing',
  capabilities: [],
  needs: ['message-tags'],
  slot: { version: 1, initial: () => ({ told: new Map() }) },
  handlers: {
    TAGMSG: ({ tags, source, params }, context) => {
      const [target] = params
      const state = tags.get('+typing') ?? tags.get('+draft/typing')
      if (target === undefined || !isUserSource(source) || context.isOwn(source.nickname)) return false
      if ((state !== 'active' && state !== 'paused' && state !== 'done') || context.provenance.replayed) return false
      context.emit({ type: 'typing-received', source, target, typing: state, time: context.provenance.time })
      return false
    },
  },
  intents: {
    'notify-typing': ({ request, target, typing: state }, context) => {
      const allowed = context.enabled('message-tags') && allowsClientTag(context.state.isupport, '+typing')
      if (context.state.phase !== 'registered' || !allowed) {
        const text = 'The server takes no typing notifications'
        context.emit({ type: 'request-settled', request, outcome: { kind: 'unavailable', text } })
        return
      }
      if (isDue(context, target, state)) {
        context.send({ tags: { '+typing': state }, command: 'TAGMSG', params: [target] })
      }
      context.emit({ type: 'request-settled', request, outcome: { kind: 'ok', replies: [] } })
    },
  },
}

function isDue(context: HandlerContext<TypingEvent, TypingSlot>, target: string, state: TypingState): boolean {
  const { told } = context.slot
  const key = context.fold(target)
  const before = told.get(key)
  // That we stopped is told at once, and only where we were heard to type.
  if (state === 'done') return told.delete(key)
  if (before !== undefined && before.at + INTERVAL_MS > context.now) return false
  if (told.size >= MAX_SLOT_ENTRIES) told.clear()
  told.set(key, { at: context.now })
  return true
}
