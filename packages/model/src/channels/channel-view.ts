import {
  banExceptionMode,
  type ChannelState,
  fold,
  inviteExceptionMode,
  type ListEntry,
  modeKind,
  type SessionState,
  type Topic,
} from '@longwire/irc'

/** What stands about a channel that one is in: for the screen where it is read and changed. */
export interface ChannelView {
  readonly topic: Topic | undefined
  /** Milliseconds since 1970. */
  readonly createdAt: number | undefined
  /** Whether the modes are known: `loadChannel` asks for them. */
  readonly modesKnown: boolean
  /** All modes that the network has for channels, in the order of their letters; lists and ranks are not among them. */
  readonly modes: readonly ChannelMode[]
  /** The lists of masks that the network has for channels. */
  readonly lists: readonly ChannelList[]
  /** Our own membership prefixes, highest rank first. */
  readonly prefixes: string
  /** Whether our rank is one that networks usually let change modes (half-operator or above). */
  readonly mayModerate: boolean
  /** What the server says of itself: what its modes mean, and how long a topic may be. */
  readonly isupport: SessionState['isupport']
}

/** One mode of a channel. */
export interface ChannelMode {
  /** The letter: `i`, `k`. */
  readonly mode: string
  readonly set: boolean
  /** Whether it needs a parameter to be set. */
  readonly takesParameter: boolean
  /** Empty where it has none, or where the network hides it. */
  readonly parameter: string
}

/** One list of masks. */
export interface ChannelList {
  readonly kind: ChannelListKind
  /** Its letter: `b`. */
  readonly mode: string
  /** Undefined while nobody asked for it: `loadChannelList` does. */
  readonly entries: readonly ListEntry[] | undefined
}

/** What a list of a channel is for; `other` is a mode that this network alone has. */
export type ChannelListKind = 'ban' | 'exception' | 'invite-exception' | 'quiet' | 'other'

/** A channel as the session knows it now; undefined where one is not in it. */
export function channelView(state: SessionState, name: string): ChannelView | undefined {
  const { isupport, identity } = state
  const channel = state.channels.get(fold(name, isupport.casemapping))
  if (channel === undefined) return undefined
  const prefixes = channel.members.get(fold(identity.nickname, isupport.casemapping)) ?? ''
  return {
    topic: channel.topic,
    createdAt: channel.createdAt,
    modesKnown: channel.createdAt !== undefined || channel.modes.size > 0,
    modes: modesOf(state, channel),
    lists: listsOf(state, channel),
    prefixes,
    mayModerate: isupport.prefixes.some(([mode, prefix]) => mode !== 'v' && prefixes.includes(prefix)),
    isupport,
  }
}

function modesOf({ isupport }: SessionState, { modes }: ChannelState): readonly ChannelMode[] {
  const [, always, whenSet, flags] = isupport.channelModes
  const letters = new Set([...always, ...whenSet, ...flags, ...modes.keys()])
  return [...letters].toSorted().map((mode) => ({
    mode,
    set: modes.has(mode),
    takesParameter: modeKind(isupport, mode) !== 'flag',
    parameter: modes.get(mode) ?? '',
  }))
}

function listsOf(state: SessionState, { lists }: ChannelState): readonly ChannelList[] {
  return [...state.isupport.channelModes[0]].map((mode) => ({
    kind: listKind(state, mode),
    mode,
    entries: lists?.get(mode),
  }))
}

function listKind({ isupport }: SessionState, mode: string): ChannelListKind {
  if (mode === 'b') return 'ban'
  if (mode === 'q') return 'quiet'
  if (mode === banExceptionMode(isupport)) return 'exception'
  return mode === inviteExceptionMode(isupport) ? 'invite-exception' : 'other'
}
