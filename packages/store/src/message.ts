import type { Reaction, Redaction } from './facts.ts'
import type { BufferId, MessageId } from './ids.ts'

/** The first parameter of a `tagmsg` that tells that a message, the second, was taken back; the third is the reason, if there is one. */
export const REDACT = 'REDACT'

/** The same of one that the network refused after it had been sent; a code follows, and what the network said of it. */
export const REFUSED = 'REFUSED'

/**
 * What a line of history is. `tagmsg` holds reactions, and that something was taken back ({@link REDACT}) or refused ({@link REFUSED});
 * typing is not kept.
 */
export const messageKinds = [
  'privmsg',
  'notice',
  'action',
  'join',
  'part',
  'quit',
  'kick',
  'nick',
  'mode',
  'topic',
  'invite',
  'netsplit',
  'netjoin',
  'away',
  'server',
  'tagmsg',
] as const

export type MessageKind = (typeof messageKinds)[number]

/** 0 none, 1 unread, 2 mention; decided once, when the message is appended. */
export type Attention = 0 | 1 | 2

/** A message to be kept. */
export interface NewMessage {
  readonly buffer: BufferId
  /** Milliseconds since 1970; times more than 60 s ahead of the store's clock are clamped to it. */
  readonly time: number
  readonly kind: MessageKind
  /** The source as on the wire: `nickname!username@hostname`, or a server's name. */
  readonly sender: string
  /** The sender's services account, where the network said so. */
  readonly account?: string
  /** The network's own, or one that the bouncer made; unique within the buffer. */
  readonly msgid: string
  /** What was said; the reason of a part or quit; the new topic or nickname. */
  readonly text: string
  readonly attention: Attention
  /** Said by the person whose history this is. */
  readonly own: boolean
  /** What only some messages have. */
  readonly details?: MessageDetails
}

/** The rare rest of a message; kept as compact JSON, and only where there is something. */
export interface MessageDetails {
  /** Tags that are part of the message: `+reply`, `+draft/react`, `bot` and so on. */
  readonly tags?: Readonly<Record<string, string>>
  /** Parameters beyond target and text: whom a kick removed, the modes and their arguments. */
  readonly params?: readonly string[]
  /** The id that the sending screen gave it (`+longwire/id`). */
  readonly outboxId?: string
  /** The STATUSMSG prefix it was sent to. */
  readonly status?: string
}

export interface StoredMessage extends NewMessage {
  readonly id: MessageId
  /** Where it was taken back: `text` is empty then, unless the network refused it. */
  readonly redaction?: Redaction
  /** Oldest first; absent where there are none. */
  readonly reactions?: readonly Reaction[]
}
