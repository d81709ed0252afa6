import type { IsupportState } from '../session/state.ts'
import { extbans } from './isupport-values.ts'

/** What a mode of a channel is for: the same letter means something else on another server's program. */
export type ChannelModeMeaning =
  | 'invite-only'
  | 'moderated'
  | 'members-only'
  | 'topic-by-operators'
  | 'secret'
  | 'private'
  | 'key'
  | 'limit'
  | 'registered'
  | 'registered-join'
  | 'registered-speak'
  | 'no-colours'
  | 'colours-removed'
  | 'no-ctcp'
  | 'no-notices'
  | 'no-nickname-changes'
  | 'no-kicks'
  | 'no-knocks'
  | 'no-invites'
  | 'free-invites'
  | 'no-forwarding'
  | 'free-forwarding'
  | 'people-hidden'
  | 'joins-delayed'
  | 'operators-hear-all'
  | 'encrypted-only'
  | 'all-encrypted'
  | 'words-censored'
  | 'no-capitals'
  | 'role-play'
  | 'permanent'
  | 'large-lists'
  | 'network-operators-only'
  | 'network-operators-stay'
  | 'forward'
  | 'redirect-when-full'
  | 'flood-limit'
  | 'join-limit'
  | 'nickname-limit'
  | 'rejoin-delay'
  | 'repeat-limit'
  | 'history'

type Meanings = Readonly<Record<string, ChannelModeMeaning>>

/** The same everywhere. Source: https://modern.ircdocs.horse/#channel-modes */
const everywhere: Meanings = {
  i: 'invite-only',
  m: 'moderated',
  n: 'members-only',
  t: 'topic-by-operators',
  s: 'secret',
  k: 'key',
  l: 'limit',
}

/** Of a program that nothing tells: what is left unsaid here means one thing on one and another on the next. */
const elsewhere: Meanings = { p: 'private', C: 'no-ctcp', c: 'no-colours', M: 'registered-speak' }

/** Source: https://github.com/ergochat/ergo/blob/master/irc/modes/modes.go */
const ergo: Meanings = {
  C: 'no-ctcp',
  E: 'role-play',
  M: 'registered-speak',
  R: 'registered-join',
  U: 'operators-hear-all',
  f: 'forward',
  u: 'people-hidden',
}

/** Source: https://docs.inspircd.org/3/channel-modes/ */
const inspircd: Meanings = {
  A: 'free-invites',
  B: 'no-capitals',
  C: 'no-ctcp',
  D: 'joins-delayed',
  E: 'repeat-limit',
  F: 'nickname-limit',
  G: 'words-censored',
  H: 'history',
  J: 'rejoin-delay',
  K: 'no-knocks',
  L: 'redirect-when-full',
  M: 'registered-speak',
  N: 'no-nickname-changes',
  O: 'network-operators-only',
  P: 'permanent',
  Q: 'no-kicks',
  R: 'registered-join',
  S: 'colours-removed',
  T: 'no-notices',
  U: 'operators-hear-all',
  c: 'no-colours',
  f: 'flood-limit',
  j: 'join-limit',
  p: 'private',
  r: 'registered',
  u: 'people-hidden',
  z: 'encrypted-only',
}

/** Charybdis and what came of it. Source: https://github.com/solanum-ircd/solanum/blob/main/help/opers/cmode */
const solanum: Meanings = {
  C: 'no-ctcp',
  F: 'free-forwarding',
  L: 'large-lists',
  M: 'network-operators-stay',
  N: 'no-nickname-changes',
  O: 'network-operators-only',
  P: 'permanent',
  Q: 'no-forwarding',
  R: 'registered-speak',
  S: 'encrypted-only',
  T: 'no-notices',
  c: 'colours-removed',
  f: 'forward',
  g: 'free-invites',
  j: 'join-limit',
  p: 'no-knocks',
  r: 'registered-join',
  z: 'operators-hear-all',
}

/** Source: https://www.unrealircd.org/docs/Channel_modes */
const unrealircd: Meanings = {
  C: 'no-ctcp',
  D: 'joins-delayed',
  G: 'words-censored',
  H: 'history',
  K: 'no-knocks',
  L: 'redirect-when-full',
  M: 'registered-speak',
  N: 'no-nickname-changes',
  O: 'network-operators-only',
  P: 'permanent',
  Q: 'no-kicks',
  R: 'registered-join',
  S: 'colours-removed',
  T: 'no-notices',
  V: 'no-invites',
  Z: 'all-encrypted',
  c: 'no-colours',
  f: 'flood-limit',
  p: 'private',
  r: 'registered',
  z: 'encrypted-only',
}

/** What the operators of a channel cannot change: services, the server, or those who run the network do. */
const notForOperators: ReadonlySet<ChannelModeMeaning> = new Set([
  'registered',
  'all-encrypted',
  'permanent',
  'large-lists',
  'network-operators-only',
  'network-operators-stay',
])

/** What a mode of a channel means on this server; undefined where only its letter is known. */
export function channelModeMeaning(isupport: IsupportState, mode: string): ChannelModeMeaning | undefined {
  const own = programOf(isupport)
  return (Object.hasOwn(everywhere, mode) ? everywhere : Object.hasOwn(own, mode) ? own : {})[mode]
}

/** Whether whoever looks after a channel can change it, as far as its meaning tells. */
export function isForChannelOperators(meaning: ChannelModeMeaning | undefined): boolean {
  return meaning === undefined || !notForOperators.has(meaning)
}

/** The program is named in no token; how it writes extended bans, and which modes it has, tells it apart. */
function programOf(isupport: IsupportState): Meanings {
  const [lists, , , flags] = isupport.channelModes
  switch (extbans(isupport)?.prefix) {
    case '$':
      return lists.includes('q') ? solanum : elsewhere
    case '~':
      return unrealircd
    case '':
      // Ergo has these always, and one kind of extended ban.
      return ['C', 'E', 'M', 'R', 'U'].every((letter) => flags.includes(letter)) && extbans(isupport)?.types === 'm'
        ? ergo
        : inspircd
    default:
      return elsewhere
  }
}
