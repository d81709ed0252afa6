import type { WebpushKeys } from '@longwire/irc'
import type { HighlightRule, IgnoreRule, NotifyLevel, QuietHours } from '@longwire/attention'
import type { ActionOutcome } from './action-outcome.ts'
import type { BufferSettings } from './buffers/buffer-settings.ts'
import type { ChannelListFilter, ChannelListView } from './channels/channel-list-view.ts'
import type { ChannelView } from './channels/channel-view.ts'
import type { Effect } from './commands/effect.ts'
import type { BufferKey, NetworkId, SubscriptionKey } from './keys.ts'
import type { Line } from './line.ts'
import type { NetworkInit } from './network/network-init.ts'
import type { ModelState } from './state.ts'
import type { PersonView } from './people/person-view.ts'
import type { Completion } from './input/completion.ts'
import type { SearchHit, SearchRequest, SearchResults } from './search/search.ts'
import type { Surroundings } from './search/surroundings.ts'
import type { Timeline } from './timeline.ts'
import type { GapSide } from './timeline/page-request.ts'
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
  /** The topic, modes and lists of a channel that one is in; the same object until something of the session changes. */
  channel(buffer: BufferKey): ChannelView | undefined
  /** What `listChannels` found, while it comes and afterwards. */
  channelList(network: NetworkId): ChannelListView
  /** Whether a line is not to be shown: of somebody who is ignored, or before a `/clear`. Undoing it shows it again. */
  hides(buffer: BufferKey, line: Line): boolean
  /**
   * What the word before the caret (a UTF-16 index) could become; undefined where there is nothing to offer. By the time it is
   * known, the text may be another one.
   */
  complete(buffer: BufferKey, text: string, caret: number): Promise<Completion | undefined>
  /** What was sent from this buffer's composer, oldest first; never what held a password. */
  inputHistory(buffer: BufferKey): readonly string[]
  /** Calls back after the keyed part has changed, once for each turn of the event loop. Returns what ends it. */
  subscribe(key: SubscriptionKey, listener: () => void): () => void
  /** Calls back for each line between this screen and the other side of a network, passwords blanked. Returns what ends it. */
  watchLines(network: NetworkId, listener: (direction: 'in' | 'out', line: string) => void): () => void
  /** The public key (VAPID, base64url) with which a browser subscribes to notifications; undefined where nobody sends any. */
  pushKey(): string | undefined
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
  changeNickname(network: NetworkId, nickname: string): Promise<ActionOutcome<void>>
  /** Marks the person as away with this text, or (undefined) as here. */
  setAway(network: NetworkId, text: string | undefined): Promise<ActionOutcome<void>>
  /** Asks a network for its channels; {@link Model.channelList} shows them as they come. */
  listChannels(network: NetworkId, filter?: ChannelListFilter): Promise<ActionOutcome<void>>
  join(network: NetworkId, channel: string, key?: string): Promise<ActionOutcome<BufferKey>>
  /** The buffer for talking with a person, or of a channel, made where there is none; nothing is sent. */
  converse(network: NetworkId, name: string): Promise<ActionOutcome<BufferKey>>
  /** Asks a network about a person. */
  whois(network: NetworkId, nickname: string): Promise<ActionOutcome<PersonView>>
  part(buffer: BufferKey, reason?: string): Promise<ActionOutcome<void>>
  /** Takes a conversation out of the list; a channel is left first. */
  closeBuffer(buffer: BufferKey): Promise<ActionOutcome<void>>
  /** Invites somebody to the channel of a buffer. */
  invite(channel: BufferKey, nickname: string): Promise<ActionOutcome<void>>
  setTopic(buffer: BufferKey, topic: string): Promise<ActionOutcome<void>>
  /** Asks for the modes of a channel; {@link Model.channel} shows them, and what becomes of them. */
  loadChannel(buffer: BufferKey): Promise<ActionOutcome<void>>
  /** Asks for one of the lists of a channel, by its letter; {@link Model.channel} shows it, and what becomes of it. */
  loadChannelList(buffer: BufferKey, mode: string): Promise<ActionOutcome<void>>
  /** Changes modes of a channel, also entries of its lists and ranks of its members, in as few lines as the network takes. */
  changeModes(buffer: BufferKey, changes: readonly ModeWish[]): Promise<ActionOutcome<void>>
  /** Pins, mutes, archives and the like; on all screens, where the other side keeps it. */
  setBufferSettings(buffer: BufferKey, change: Partial<BufferSettings>): Promise<ActionOutcome<void>>
  /** Puts a rule in the place of the one with this id, or adds it; answers its id. */
  putHighlight(rule: HighlightRule, as?: RuleName): Promise<ActionOutcome<string>>
  removeHighlight(id: string): Promise<ActionOutcome<void>>
  /** The same for somebody who is not to be heard. */
  putIgnore(rule: IgnoreRule, as?: RuleName): Promise<ActionOutcome<string>>
  removeIgnore(id: string): Promise<ActionOutcome<void>>
  setQuietHours(hours: readonly QuietHours[]): Promise<ActionOutcome<void>>
  /** No notifications until then (milliseconds since 1970); 0: as ever. */
  setQuietUntil(time: number): Promise<ActionOutcome<void>>
  setPushLevel(level: NotifyLevel): Promise<ActionOutcome<void>>
  /** Any other preference (`web/…`, `screen/…`: 1 to 64 of `a-z 0-9 . _ / -`; at most 3000 bytes); undefined takes it away. */
  setPreference(key: string, value: string | undefined): Promise<ActionOutcome<void>>
  /** What runs before what a person types: `/name` stands for `expansion`, with `$1`, `$2-`, `$nick`, `$channel` in it. */
  setAlias(name: string, expansion: string | undefined): Promise<ActionOutcome<void>>
  /** What a key does on the screens that have a keyboard: `ctrl-k` and the id of an action, or a command. */
  bindKey(key: string, action: string | undefined): Promise<ActionOutcome<void>>
  /**
   * The line appears at once as pending. A text that begins with `/` is a command (`//` says a slash): its outcome tells what the
   * screen is to show next, if anything. With the code `needs-confirmation` the text is a question; the same with `confirmed` does
   * it. A text of many lines that the network cannot take as one message asks the same way. With `another-person`
   * it is a question, too: the same with `toWhoever` goes to who has the nickname now.
   */
  send(buffer: BufferKey, text: string, options?: SendOptions): Promise<ActionOutcome<Effect | undefined>>
  resend(buffer: BufferKey, line: string): Promise<ActionOutcome<void>>
  /** Forgets a line that was not confirmed; it is not taken back where it was sent. */
  discard(buffer: BufferKey, line: string): Promise<ActionOutcome<void>>
  /** Looks at a buffer: its newest lines are loaded where they are not there. */
  open(buffer: BufferKey): Promise<ActionOutcome<void>>
  loadOlder(buffer: BufferKey): Promise<ActionOutcome<void>>
  /** Loads a page into the gap before this line, from the side from which somebody comes; default: the newer one. */
  loadGap(buffer: BufferKey, beforeLine: string, side?: GapSide): Promise<ActionOutcome<void>>
  /** Loads the newest page where the newest lines are not here. */
  loadLatest(buffer: BufferKey): Promise<ActionOutcome<void>>
  /** Loads the lines around a place, where they are not here; answers the id of the line to show. */
  jump(buffer: BufferKey, place: Place): Promise<ActionOutcome<string>>
  /** Where the person was called, over all networks, newest first; `before` (milliseconds since 1970) is for more. */
  mentions(before?: number): Promise<ActionOutcome<SearchResults>>
  /** Searches one conversation, or everything, newest first. */
  search(query: SearchRequest): Promise<ActionOutcome<SearchResults>>
  /** What was said right before and after a line that was found. */
  surroundings(hit: SearchHit): Promise<ActionOutcome<Surroundings>>
  /** Reacts to a line, or takes the reaction back. */
  react(buffer: BufferKey, line: string, reaction: string, added: boolean): Promise<ActionOutcome<void>>
  /** Takes a line back; whoever has seen it has seen it. */
  redact(buffer: BufferKey, line: string, reason?: string): Promise<ActionOutcome<void>>
  /** Tells the others that somebody types here, holds on, or stopped; as often as one likes. Not for commands. */
  setTyping(buffer: BufferKey, typing: 'active' | 'paused' | 'done'): void
  markRead(buffer: BufferKey, time: number): void
  /** Shows it as unread, until it is read again. */
  markUnread(buffer: BufferKey): Promise<ActionOutcome<void>>
  setDraft(buffer: BufferKey, text: string): void
  /** Has notifications sent to a device that is not connected; to be repeated at each start. */
  registerPush(endpoint: string, keys: WebpushKeys): Promise<ActionOutcome<void>>
  unregisterPush(endpoint: string): Promise<ActionOutcome<void>>
  /** Tries the link at once (the page became visible, the network is back). */
  reconnect(): void
  /** The device says that it has no network: whether the link is gone is known a second later. */
  doubtLink(): void
}

/** How a text is sent. */
export interface SendOptions {
  /** The person was asked, and wants it. */
  readonly confirmed?: boolean
  /** The person was told that somebody else may have this nickname now, and wants it said to them. */
  readonly toWhoever?: boolean
  /** The id of the line that is answered. */
  readonly replyTo?: string
}

/** One letter of a change of modes; `parameter` where the mode takes one. */
export interface ModeWish {
  readonly adding: boolean
  readonly mode: string
  readonly parameter?: string
}

/** What a rule is called, and where it holds (everywhere, where no network is named). */
export interface RuleName {
  readonly id?: string
  readonly network?: NetworkId
}

/** Where to go in a conversation: to a line, or to the first line at or after a time (milliseconds since 1970). */
export type Place = { readonly line: string } | { readonly time: number }
