import type { BatchInfo, CoreEvent, Provenance } from './session/core-events.ts'
import type { Intent } from './session/intents.ts'
import type { Message, MessageInit } from './message/message.ts'
import type { ReplyFamily } from './session/requests/reply-family.ts'
import type { SessionConfig } from './session/config.ts'
import type { TransportInfo } from './session/transport-info.ts'
import type { SessionState, UserState } from './session/state.ts'

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
  /** True for what changes how a server behaves so much that it is requested only where `config.with` names it. */
  readonly optional?: true
  /** Its own part of the state; plain data, kept in the snapshot under its name and version. */
  readonly slot?: SlotDeclaration<Slot>
  /** Reads from a line's tags what every event of that line carries. Runs in the order of the list. */
  readonly annotate?: (message: Message, provenance: Writable<Provenance>, context: HandlerContext<Event, Slot>) => void
  /** By upper-case command. A handler returns true when the line needs no further `reply-received`. */
  readonly handlers?: Readonly<Record<string, Handler<Event, Slot>>>
  /** By type of batch, what lines in it are. */
  readonly batches?: Readonly<Record<string, BatchHandler<Event, Slot>>>
  /** By name of a timer that it set, what to do when it is due. */
  readonly timers?: Readonly<Record<string, (context: HandlerContext<Event, Slot>) => void>>
  /**
   * Capabilities that are never requested, but tell something by being offered: called with the value when the whole list
   * was read, before anything else is said, and for each CAP NEW.
   */
  readonly watches?: Readonly<Record<string, (value: string, context: HandlerContext<Event, Slot>) => void>>
  /** When its capability was enabled. */
  readonly enabled?: (context: HandlerContext<Event, Slot>) => void
  /** Right before CAP END, after the login. */
  readonly finishing?: (context: HandlerContext<Event, Slot>) => void
  /** When registration is complete. */
  readonly registered?: (context: HandlerContext<Event, Slot>) => void
  /** When the connection has gone, before what belonged to it is forgotten. */
  readonly disconnected?: (context: HandlerContext<Event, Slot>) => void
  /** When a command that it asked by itself was answered, refused or left without an answer. */
  readonly answered?: (command: string, context: HandlerContext<Event, Slot>) => void
  /** Intents that are its own; each must settle its request. */
  readonly intents?: {
    readonly [Kind in Intent['kind']]?: (
      intent: Extract<Intent, { readonly kind: Kind }>,
      context: HandlerContext<Event, Slot>,
    ) => void
  }
  /** How answers to its commands are known without labels. */
  readonly families?: readonly ReplyFamily[]
}

export interface SlotDeclaration<Slot> {
  readonly version: number
  readonly initial: () => Slot
  /** True for what outlives a connection (what the user wants); else it begins afresh with each one. */
  readonly lasting?: true
}

export type Handler<Event extends { readonly type: string }, Slot> = (
  message: Message,
  context: HandlerContext<Event, Slot>,
) => boolean

export interface BatchHandler<Event extends { readonly type: string }, Slot> {
  /** True where its lines tell of the past: they change no state. */
  readonly replayed?: true
  readonly opened?: (batch: BatchInfo, message: Message, context: HandlerContext<Event, Slot>) => void
  /** Sees each line of the batch first, also those that open and close batches in it; true where nothing else is to see it. */
  readonly line?: (batch: BatchInfo, message: Message, context: HandlerContext<Event, Slot>) => boolean
  readonly closed?: (batch: BatchInfo, context: HandlerContext<Event, Slot>) => void
}

/** What a handler may see and do. It does not mention the union of all events, or types would turn in a circle. */
export interface HandlerContext<Event extends { readonly type: string }, Slot> {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly state: SessionState
  readonly config: SessionConfig
  readonly transport: TransportInfo | undefined
  readonly slot: Slot
  /** Where the line came from, for events that carry it. */
  readonly provenance: Provenance
  /** Who sent the line, as they were known before it; undefined for servers and for people whom we do not see. */
  readonly sender: UserState | undefined
  fold(name: string): string
  /** Whether this is our own nickname, in any spelling. */
  isOwn(nickname: string): boolean
  enabled(extension: string): boolean
  /** A handler may tell its own events and the core's. */
  emit(event: Event | CoreEvent): void
  send(message: MessageInit): void
  /** Whether the line answers what the extension asked by itself. */
  readonly asked: boolean
  /** Asks for itself, as for a user: queued, matched with its answer; `answered` is called at the end. */
  ask(message: MessageInit): void
  /** Counts a message that was put together of several lines as an answer of the request that they belong to. */
  reply(message: Message): void
  /** A channel has another name from now on. */
  renameChannel(from: string, to: string): void
  /** Leaves this connection for one with TLS at another port of the same host (STS). */
  moveToTls(port: number): void
  /** Writes down what became known of a user; nothing happens where the user is not known. */
  updateUser(nickname: string, change: Partial<UserState>): void
  /** Sets a timer of its own; the same name again moves it. `at` is milliseconds since 1970. */
  setTimer(name: string, at: number): void
  clearTimer(name: string): void
}

/** The same with writable properties. */
export type Writable<Data> = { -readonly [Key in keyof Data]: Data[Key] }
