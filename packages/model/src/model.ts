import type { Effect } from './commands/command.ts'
import type { BufferKey, NetworkId, SubscriptionKey } from './keys.ts'
import type { ModelState } from './state.ts'
import type { Completion } from './input/completion.ts'
import type { SearchRequest, SearchResults } from './search/search.ts'
import type { Timeline } from './timeline.ts'
import type { MembersView } from './views/members.ts'

/**
 * All that screens share: state, and what a person can do. Free of any framework and of any DOM. Actions complete with an
 * outcome of their own; the state shows what is known meanwhile.
 */
export interface Model {
  readonly state: ModelState
  /** The same object until the timeline changes. */
  timeline(buffer: BufferKey): Timeline
  /** Who is in a channel, as the network tells it now; the same object until that changes. */
  members(buffer: BufferKey): MembersView
  /**
   * What the word before the caret (a UTF-16 index) could become; undefined where there is nothing to offer. By the time it is
   * known, the text may be another one.
   */
  complete(buffer: BufferKey, text: string, caret: number): Promise<Completion | undefined>
  /** What was sent from this buffer's composer, oldest first; never what held a password. */
  inputHistory(buffer: BufferKey): readonly string[]
  /** Calls back after the keyed part has changed, once for each turn of the event loop. Returns what ends it. */
  subscribe(key: SubscriptionKey, listener: () => void): () => void
  readonly actions: Actions
  /** Writes down at once what is to be kept: the page may be gone in a moment. */
  flush(): Promise<void>
  /** Goes offline and forgets its timers. What was kept stays. */
  close(): void
  /** Closes, and wipes what was kept: the login has ended. */
  forget(): Promise<void>
}

export interface Actions {
  addNetwork(network: NetworkInit): Promise<ActionOutcome<NetworkId>>
  /** Without any change it makes the bouncer connect anew. */
  changeNetwork(id: NetworkId, change: Partial<NetworkInit>): Promise<ActionOutcome<void>>
  /** Makes the bouncer connect to a network and stay connected. */
  connectNetwork(id: NetworkId): Promise<ActionOutcome<void>>
  /** Makes the bouncer leave a network; its conversations stay. */
  disconnectNetwork(id: NetworkId): Promise<ActionOutcome<void>>
  removeNetwork(id: NetworkId): Promise<ActionOutcome<void>>
  join(network: NetworkId, channel: string, key?: string): Promise<ActionOutcome<BufferKey>>
  /** The buffer for talking with a person, or of a channel, made where there is none; nothing is sent. */
  converse(network: NetworkId, name: string): ActionOutcome<BufferKey>
  part(buffer: BufferKey, reason?: string): Promise<ActionOutcome<void>>
  /**
   * The line appears at once as pending. A text that begins with `/` is a command (`//` says a slash): its outcome tells what the
   * screen is to show next, if anything. With the code `needs-confirmation` the text is a question; the same with `confirmed` does
   * it.
   */
  send(buffer: BufferKey, text: string, options?: SendOptions): Promise<ActionOutcome<Effect | undefined>>
  resend(buffer: BufferKey, line: string): Promise<ActionOutcome<void>>
  /** Forgets a line that was not confirmed; it is not taken back where it was sent. */
  discard(buffer: BufferKey, line: string): Promise<ActionOutcome<void>>
  /** Looks at a buffer: its newest lines are loaded where they are not there. */
  open(buffer: BufferKey): Promise<ActionOutcome<void>>
  loadOlder(buffer: BufferKey): Promise<ActionOutcome<void>>
  /** Loads a page into the gap before this line, from its newer side. */
  loadGap(buffer: BufferKey, beforeLine: string): Promise<ActionOutcome<void>>
  /** Loads the newest page where the newest lines are not here. */
  loadLatest(buffer: BufferKey): Promise<ActionOutcome<void>>
  /** Loads the lines around a place, where they are not here; answers the id of the line to show. */
  jump(buffer: BufferKey, place: Place): Promise<ActionOutcome<string>>
  /** Searches one conversation, or everything, newest first. */
  search(query: SearchRequest): Promise<ActionOutcome<SearchResults>>
  /** Reacts to a line, or takes the reaction back. */
  react(buffer: BufferKey, line: string, reaction: string, added: boolean): Promise<ActionOutcome<void>>
  /** Takes a line back; whoever has seen it has seen it. */
  redact(buffer: BufferKey, line: string, reason?: string): Promise<ActionOutcome<void>>
  /** Tells the others that somebody types here, holds on, or stopped; as often as one likes. Not for commands. */
  setTyping(buffer: BufferKey, typing: 'active' | 'paused' | 'done'): void
  markRead(buffer: BufferKey, time: number): void
  setDraft(buffer: BufferKey, text: string): void
  /** Tries the link at once (the page became visible, the network is back). */
  reconnect(): void
}

/** How a text is sent. */
export interface SendOptions {
  /** The person was asked, and wants it. */
  readonly confirmed?: boolean
  /** The id of the line that is answered. */
  readonly replyTo?: string
}

/** Where to go in a conversation: to a line, or to the first line at or after a time (milliseconds since 1970). */
export type Place = { readonly line: string } | { readonly time: number }

export type ActionOutcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: string; readonly text: string }

export interface NetworkInit {
  readonly name: string
  readonly host: string
  readonly port: number
  readonly tls: boolean
  readonly nickname: string
  readonly username?: string
  readonly realname?: string
  readonly serverPassword?: string
  readonly account?: string
  readonly accountPassword?: string
  /** SHA-256 fingerprints to trust in place of the usual checks. */
  readonly pins?: readonly string[]
}
