import type { CoreEvent } from './core-events.ts'
import type { Message, MessageInit } from './message.ts'
import type { SessionState } from './state.ts'

/**
 * One IRCv3 extension: what it is called on the wire, what it remembers, what it does. One file each in `extensions/`,
 * named as its spec's file. The list in `extensions.ts` gives the capability request, the dispatch by command and the
 * union of events, so that adding one touches nothing else.
 */
export interface Extension<Event extends { readonly type: string } = never, Slot = undefined> {
  /** As the spec's file is named. */
  readonly name: string
  /** The spec's link. */
  readonly spec: string
  /** Names on the wire, the best first: ratified, then draft, then vendor. Only the first one offered is requested. */
  readonly capabilities: readonly string[]
  /** Names of extensions that must be enabled too, or this one is not requested. */
  readonly needs?: readonly string[]
  /** Whether it wants the capability with this offered value; without it, always. */
  readonly wants?: (value: string) => boolean
  /** Its own part of the state; plain data, kept in the snapshot under its name and version. */
  readonly slot?: { readonly version: number; readonly initial: () => Slot }
  /** By upper-case command. A handler returns true when the line needs no further `reply-received`. */
  readonly handlers?: Readonly<Record<string, Handler<Event, Slot>>>
}

export type Handler<Event extends { readonly type: string }, Slot> = (
  message: Message,
  context: HandlerContext<Event, Slot>,
) => boolean

/** What a handler may see and do. It does not mention the union of all events, or types would turn in a circle. */
export interface HandlerContext<Event extends { readonly type: string }, Slot> {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly state: SessionState
  readonly slot: Slot
  /** Where the line came from, for events that carry it. */
  readonly provenance: import('./core-events.ts').Provenance
  fold(name: string): string
  enabled(extension: string): boolean
  /** A handler may tell its own events and the core's. */
  emit(event: Event | CoreEvent): void
  send(message: MessageInit): void
}
