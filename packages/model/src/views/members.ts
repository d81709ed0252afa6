import { type Casemapping, fold, type SessionState, type UserState } from '@longwire/irc'

/** One person in a channel. */
export interface Member {
  readonly nickname: string
  /** Membership prefixes, highest rank first (`@+`); the empty string for none. */
  readonly prefixes: string
  /** undefined: not known; null: here; a text (perhaps empty): away. */
  readonly away: string | null | undefined
  /** undefined: not known; null: known to be logged out. */
  readonly account: string | null | undefined
  readonly bot: boolean
}

/** Members of one rank. */
export interface MemberGroup {
  /** The highest prefix of these members (`@`); the empty string for those without one. */
  readonly prefix: string
  /** By nickname. */
  readonly members: readonly Member[]
}

/** The members of a channel, by rank. */
export interface MembersView {
  readonly groups: readonly MemberGroup[]
  readonly count: number
  /** False while the list is still coming. */
  readonly complete: boolean
  /** How nicknames compare there. */
  readonly casemapping: Casemapping
}

/** Of what is no channel, or of a channel that one is not in. */
export const noMembers: MembersView = { groups: [], count: 0, complete: false, casemapping: 'rfc1459' }

/** The members of a channel as the session knows them now, highest rank first. */
export function membersOf(state: SessionState, channel: string): MembersView {
  const found = state.channels.get(fold(channel, state.isupport.casemapping))
  if (found === undefined) return noMembers
  const byRank = new Map<string, Member[]>(
    [...state.isupport.prefixes.map(([, prefix]) => prefix), ''].map((prefix) => [prefix, []]),
  )
  // Folded nicknames compare quickly, and the same in every language.
  for (const [folded, prefixes] of [...found.members].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const rank = byRank.get(prefixes.charAt(0)) ?? byRank.get('')
    rank?.push(memberOf(folded, prefixes, state.users.get(folded)))
  }
  const groups = [...byRank].flatMap(([prefix, members]) => (members.length === 0 ? [] : [{ prefix, members }]))
  return { groups, count: found.members.size, complete: found.membersComplete, casemapping: state.isupport.casemapping }
}

function memberOf(folded: string, prefixes: string, user: UserState | undefined): Member {
  return {
    nickname: user?.nickname ?? folded,
    prefixes,
    away: user?.away,
    account: user?.account,
    bot: user?.bot ?? false,
  }
}
