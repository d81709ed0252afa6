import type { IrcEvent, MessageInit, Source } from '@longwire/irc'
import type { BufferKind, MessageDetails, MessageKind } from '@longwire/store'

/** Where a line of history belongs. */
export interface Place {
  readonly kind: BufferKind
  /** As the network spells it; the empty string for the network's own buffer. */
  readonly name: string
}

/** One row to be kept of what happened. */
export interface RelayedRow {
  readonly place: Place
  readonly kind: MessageKind
  readonly text: string
  readonly own: boolean
  readonly details?: MessageDetails
}

/** What one event of an upstream means for the record and for the screens. */
export interface Relayed {
  readonly rows: readonly RelayedRow[]
  /** In its richest form, without time, msgid and account; undefined where screens are shown nothing. */
  readonly shown: MessageInit | undefined
  /** True where it changes what a client knows of the network, so that what a burst told already is not told again. */
  readonly state: boolean
  /** The person came into a channel, or left it. */
  readonly ownChannel?: { readonly came: boolean; readonly channel: string }
  /** A message was taken back, or refused: what it said is hidden in the record. */
  readonly redacted?: Redacted
  /** A channel has another name; its record goes with it. */
  readonly renamed?: { readonly from: string; readonly to: string }
  /** What the person is called from now on. */
  readonly ownNickname?: string
}

/** Which message was taken back; with a code, the network refused it. */
export interface Redacted {
  readonly place: Place
  readonly msgid: string
  readonly reason: string
  readonly refusal?: string
}

/** Something that was said: by somebody to us, or by us to somebody. */
export interface Said {
  readonly as: 'privmsg' | 'notice' | 'action'
  readonly source: Source | undefined
  readonly target: string
  /** The STATUSMSG prefix, or the empty string. */
  readonly status: string
  readonly text: string
  readonly own: boolean
  readonly tags: Readonly<Record<string, string>>
  /** The id that the sending screen gave it. */
  readonly outboxId?: string
}

/** What a relay may know of the network. */
export interface RelayContext {
  readonly nickname: string
  isChannel(name: string): boolean
  isOwn(nickname: string): boolean
  /** Somebody has another nickname: the conversations with people that this is about. */
  renamed(from: string, to: string): readonly string[]
  /** Somebody is gone: who has their nickname later may be somebody else. */
  gone(nickname: string): void
}

/** The events that came from a line. */
export type LineEvent = Extract<IrcEvent, { readonly message: unknown }>
