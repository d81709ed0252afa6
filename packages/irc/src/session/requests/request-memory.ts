import type { Refusal } from '../intents.ts'
import type { Message, MessageInit } from '../../message/message.ts'
import type { RequestId } from '../ids.ts'

/** What was asked for and is not settled yet. */
export interface RequestMemory {
  /** In the order in which they were asked for. */
  readonly pending: Map<RequestId, PendingRequest>
  /** Which request a label belongs to. */
  readonly labels: Map<string, RequestId>
  /** Requests under way that are known by their replies, not by a label. */
  unlabelled: number
  /** Counts labels and fences. */
  sequence: number
}

/** What is sent, as plain data. */
export interface PlainMessage extends MessageInit {
  readonly tags?: Readonly<Record<string, string>> | undefined
}

export interface PendingRequest {
  readonly id: RequestId
  readonly command: string
  readonly family: string
  /** What must be alone: one request of a lane is under way at a time. */
  readonly lane: string
  /** Whom or what its answers name. A forwarding changes it. */
  target: string | undefined
  /** Of several in one line (`JOIN #a,#b`), those that were not answered yet, folded; empty where there is one target or none. */
  targets: string[]
  /** One of several was done. */
  succeeded: boolean
  /** The lines to send when the lane is free; undefined once they are sent. */
  waiting: readonly PlainMessage[] | undefined
  /** Labels whose response has not ended. */
  openLabels: number
  labelled: boolean
  /** Texts whose echo is awaited, where echoes are not labelled. */
  echoes: string[]
  fence: string | undefined
  readonly replies: Message[]
  msgid: string | undefined
  refusal: Refusal | undefined
  /** When it becomes `unanswered`, unless something comes. */
  deadline: number
}

/** Nothing asked for. */
export function noRequests(): RequestMemory {
  return { pending: new Map(), labels: new Map(), unlabelled: 0, sequence: 0 }
}
