import type { BatchInfo, Provenance } from '../session/core-events.ts'
import type { BatchHandler, Extension } from '../extension.ts'
import { isupportNumber } from '../isupport/isupport-values.ts'
import type { MessageInit } from '../message/message.ts'
import { answers } from '../session/requests/reply-family.ts'
import { formatServerTime, readServerTime } from '../message/server-time.ts'
import { MAX_SLOT_ENTRIES } from '../session/session-limits.ts'
import type { IsupportState } from '../session/state.ts'

/** History came to its end; its lines were told one by one before, as events that are `replayed`. */
export type ChathistoryEvent =
  | (Provenance & {
      readonly type: 'history-received'
      readonly target: string
      /** Lines in the batch itself; a message of several lines counts as one. 0: there is nothing there. */
      readonly count: number
    })
  | (Provenance & { readonly type: 'history-targets-received'; readonly targets: readonly HistoryTarget[] })

/** Somebody, or a channel, that something was said to; the time of the latest message. */
export interface HistoryTarget {
  readonly name: string
  readonly time: number
}

/** What it remembers. */
export interface ChathistorySlot {
  /** Lines so far, by the batch's reference. */
  readonly counts: Map<string, number>
  readonly targets: Map<string, HistoryTarget[]>
}

const history: BatchHandler<ChathistoryEvent, ChathistorySlot> = {
  replayed: true,
  opened: ({ reference }, _message, { slot }) => {
    slot.counts.set(reference, 0)
  },
  line: ({ reference }, { command, params }, { slot }) => {
    // A batch in the batch is one message, counted where it begins.
    const ends = command === 'BATCH' && params[0]?.startsWith('-') === true
    if (!ends) slot.counts.set(reference, (slot.counts.get(reference) ?? 0) + 1)
    return false
  },
  closed: ({ reference, params }, context) => {
    const lines = context.slot.counts.get(reference) ?? 0
    context.slot.counts.delete(reference)
    context.emit({ ...context.provenance, type: 'history-received', target: params[0] ?? '', count: lines })
  },
}

const targets: BatchHandler<ChathistoryEvent, ChathistorySlot> = {
  replayed: true,
  opened: ({ reference }, _message, { slot }) => {
    slot.targets.set(reference, [])
  },
  line: ({ reference }: BatchInfo, message, context) => {
    // `CHATHISTORY TARGETS <target> <timestamp of the latest message>`
    const { command, params } = message
    const [, name, latest] = params
    if (command !== 'CHATHISTORY' || name === undefined) return false
    const time = readServerTime(latest?.replace(/^timestamp=/, '') ?? '')
    const list = context.slot.targets.get(reference)
    context.reply(message)
    if (time !== undefined && list !== undefined && list.length < MAX_SLOT_ENTRIES) list.push({ name, time })
    return true
  },
  closed: ({ reference }, context) => {
    const list = context.slot.targets.get(reference) ?? []
    context.slot.targets.delete(reference)
    context.emit({ ...context.provenance, type: 'history-targets-received', targets: list })
  },
}

export const chathistory: Extension<ChathistoryEvent, ChathistorySlot> = {
  name: 'chathistory',
  spec: 'https://ircv3.net/specs/extensions/chathistory',
  capabilities: ['draft/chathistory'],
  needs: ['batch', 'server-time', 'message-tags'],
  slot: { version: 1, initial: () => ({ counts: new Map(), targets: new Map() }) },
  batches: { chathistory: history, 'draft/chathistory-targets': targets },
  families: [
    {
      name: 'chathistory-targets',
      commands: ['CHATHISTORY'],
      fits: (params) => params[0]?.toUpperCase() === 'TARGETS',
      batch: 'draft/chathistory-targets',
      answers: answers(),
    },
    { name: 'chathistory', commands: ['CHATHISTORY'], target: 1, batch: 'chathistory', answers: answers() },
  ],
}

/** A place in a conversation: a message by its id, or a time in milliseconds since 1970. */
export type HistoryReference = { readonly msgid: string } | { readonly time: number }

/** What to ask for. Every bound is exclusive: what it names does not come. */
export type HistoryQuery =
  | { readonly kind: 'latest'; readonly after?: HistoryReference }
  | { readonly kind: 'before' | 'after' | 'around'; readonly at: HistoryReference }
  | { readonly kind: 'between'; readonly from: HistoryReference; readonly to: HistoryReference }

/** The request for history of one target; at most `limit` messages, and no more than the server gives at once. */
export function historyRequest(
  isupport: IsupportState,
  target: string,
  query: HistoryQuery,
  limit: number,
): MessageInit {
  const bounds =
    query.kind === 'latest'
      ? [query.after === undefined ? '*' : formatReference(query.after)]
      : query.kind === 'between'
        ? [formatReference(query.from), formatReference(query.to)]
        : [formatReference(query.at)]
  const most = historyLimit(isupport, limit)
  return { command: 'CHATHISTORY', params: [query.kind.toUpperCase(), target, ...bounds, String(most)] }
}

/** The request for all that was spoken to between two times, in milliseconds since 1970. */
export function historyTargetsRequest(isupport: IsupportState, from: number, to: number, limit: number): MessageInit {
  const most = historyLimit(isupport, limit)
  const bounds = [formatReference({ time: from }), formatReference({ time: to })]
  return { command: 'CHATHISTORY', params: ['TARGETS', ...bounds, String(most)] }
}

/** The kinds of reference that the server takes, the one that it likes best first. */
export function historyReferenceKinds(isupport: IsupportState): readonly ('msgid' | 'timestamp')[] {
  const kinds = (isupport.tokens.get('MSGREFTYPES') ?? 'timestamp').split(',')
  return kinds.filter((kind) => kind === 'msgid' || kind === 'timestamp')
}

/** CHATHISTORY in RPL_ISUPPORT; 0 there means that the server sets no limit. */
function historyLimit(isupport: IsupportState, wanted: number): number {
  const most = isupportNumber(isupport, 'CHATHISTORY') ?? 0
  return most === 0 ? wanted : Math.min(wanted, most)
}

function formatReference(reference: HistoryReference): string {
  return 'msgid' in reference ? `msgid=${reference.msgid}` : `timestamp=${formatServerTime(reference.time)}`
}
