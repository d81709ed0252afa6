import type { Casemapping } from '../names/casemapping.ts'

/**
 * All that a session knows, as plain data. Keys of `users`, `channels` and `members` are folded names; the original
 * spelling is in the values. Only the session writes; `version` grows with every change, per part, so that a reader can
 * tell cheaply whether to look again.
 */
export interface SessionState {
  readonly version: number
  readonly phase: SessionPhase
  readonly identity: Identity
  readonly isupport: IsupportState
  readonly capabilities: CapabilityState
  readonly users: ReadonlyMap<string, UserState>
  readonly channels: ReadonlyMap<string, ChannelState>
  readonly motd: readonly string[]
  /** What each extension remembers, by its name; to be read by functions of that extension (`metadataOf`). */
  readonly slots: ReadonlyMap<string, SlotState>
}

/** What one extension remembers: plain data whose shape is known by its version. */
export interface SlotState {
  readonly version: number
  readonly data: unknown
}

/** How far a session is: not connected, introducing itself, or let in. */
export type SessionPhase = 'offline' | 'registering' | 'registered'

/** Who we are, to the server and to ourselves. */
export interface Identity {
  /** What the server calls us now. */
  readonly nickname: string
  /** What the user asked for; a fallback never replaces it. */
  readonly wantedNickname: string
  readonly username: string
  readonly hostname: string | undefined
  readonly realname: string
  /** Services account, undefined when logged out. */
  readonly account: string | undefined
  readonly modes: string
  readonly away: boolean
}

/** RPL_ISUPPORT, raw and as far as the session reads it. Source: https://modern.ircdocs.horse/#rplisupport-parameters */
export interface IsupportState {
  /** Token to value (`\xHH` undone); the empty string for a token without one. */
  readonly tokens: ReadonlyMap<string, string>
  readonly casemapping: Casemapping
  readonly channelTypes: string
  /** Membership modes and prefixes, highest rank first: `[['o', '@'], ['v', '+']]`. */
  readonly prefixes: readonly (readonly [mode: string, prefix: string])[]
  /** CHANMODES' four kinds: list, always a parameter, parameter when set, never. */
  readonly channelModes: readonly [string, string, string, string]
  readonly statusMessagePrefixes: string
  readonly networkName: string | undefined
  /** Bytes in a line with CR LF; 512 unless the server says otherwise. */
  readonly lineLength: number
  readonly nicknameLength: number | undefined
}

/** What the server offers, and what of it is in use. Source: https://ircv3.net/specs/extensions/capability-negotiation */
export interface CapabilityState {
  /** Name to value, as the server offers them now; the empty string for no value. */
  readonly offered: ReadonlyMap<string, string>
  readonly enabled: ReadonlySet<string>
}

/** What is known of somebody with whom we share a channel, or whom we watch. */
export interface UserState {
  readonly nickname: string
  readonly username: string | undefined
  readonly hostname: string | undefined
  readonly realname: string | undefined
  /** undefined: not known; null: known to be logged out. */
  readonly account: string | null | undefined
  /** undefined: not known; null: here; a text (perhaps empty): away. */
  readonly away: string | null | undefined
  readonly bot: boolean
  /** An IRC operator, as the last WHO told. */
  readonly operator?: boolean | undefined
}

/** A channel that we are in. */
export interface ChannelState {
  readonly name: string
  readonly version: number
  readonly topic: Topic | undefined
  /** Folded nickname to membership prefixes, highest rank first (`@+`); the empty string for none. */
  readonly members: ReadonlyMap<string, string>
  /** True once the list of members was told in full (366); with no-implicit-names somebody has to ask for it. */
  readonly membersComplete: boolean
  /** Mode letter to its parameter; the empty string for a mode without one. List modes are not in here. */
  readonly modes: ReadonlyMap<string, string>
  readonly createdAt: number | undefined
  /** Entries of list modes (`b` for bans) by letter: of those lists that were asked for, and kept up since then. */
  readonly lists?: ReadonlyMap<string, readonly ListEntry[]> | undefined
}

/** One entry of a list mode. */
export interface ListEntry {
  readonly mask: string
  readonly setBy: string | undefined
  /** Milliseconds since 1970. */
  readonly setAt: number | undefined
}

/** What a channel is about, by whom and since when. */
export interface Topic {
  readonly text: string
  readonly setBy: string | undefined
  /** Milliseconds since 1970. */
  readonly setAt: number | undefined
}
