import type { SessionCore } from './session-core.ts'
import type { ChannelData } from './session-memory.ts'
import { userCalled, type UserData } from './user-map.ts'
import { MAX_USERS } from './session-limits.ts'
import { signSeen } from './held-joins.ts'
import { ownText } from '../message/own-text.ts'
import { isUserSource, type Source } from '../message/source.ts'
import type { UserState } from './state.ts'

/** A user by nickname; made where there is none yet, undefined where there are too many. */
export function knowUser(core: SessionCore, nickname: string): UserData | undefined {
  const { users } = core.state
  const known = users.get(core.fold(nickname))
  if (known !== undefined) return known
  if (users.size >= MAX_USERS) return undefined
  const user = userCalled(ownText(nickname))
  users.set(keyOf(core, user), user)
  return user
}

/** The key of a user of whom no more than the nickname is told here; undefined where there are too many. */
export function knowNickname(core: SessionCore, nickname: string): string | undefined {
  const { users } = core.state
  const key = core.fold(nickname)
  // Both in memory of their own, and where the two are the same they are one string.
  if (users.has(key)) return ownText(key)
  if (users.size >= MAX_USERS) return undefined
  const kept = ownText(nickname)
  const keptKey = core.fold(kept)
  users.setNickname(keptKey, kept)
  return keptKey
}

/** What a user is found by. Made of the nickname that is kept, so that where the two are the same they are one string. */
export function keyOf(core: SessionCore, user: UserData): string {
  return core.fold(user.nickname)
}

/** Writes down username and hostname where the source tells them. */
export function learnFromSource(core: SessionCore, user: UserData, source: Source | undefined): void {
  if (!isUserSource(source)) return
  const { username = user.username, hostname = user.hostname } = source
  if (username === user.username && hostname === user.hostname) return
  if (username !== undefined && username !== user.username) user.username = ownText(username)
  if (hostname !== undefined && hostname !== user.hostname) user.hostname = ownText(hostname)
  core.touch()
  if (core.isOwn(user.nickname)) updateIdentity(core, { username: user.username, hostname: user.hostname })
}

/** Writes down what became known of a user that is known; our own identity goes with it. */
export function updateUser(core: SessionCore, nickname: string, change: Partial<UserState>): void {
  const user = core.state.users.get(core.fold(nickname))
  if (user !== undefined && keep(user, change)) core.touch()
  if (core.isOwn(nickname)) updateIdentity(core, change)
}

function updateIdentity(core: SessionCore, change: Partial<UserState>): void {
  const { identity } = core.state
  if (change.username !== undefined) identity.username = change.username
  if (change.hostname !== undefined) identity.hostname = change.hostname
  if (change.realname !== undefined) identity.realname = change.realname
  if (change.account !== undefined) setOwnAccount(core, change.account ?? undefined)
  core.touch()
}

/** Takes over what is new, in memory of its own: most of a person's network is kept for days. */
function keep(user: UserData, change: Partial<UserState>): boolean {
  const { username, hostname, realname, account, away, bot, operator } = change
  let changed = false
  if (username !== undefined && username !== user.username) {
    user.username = ownText(username)
    changed = true
  }
  if (hostname !== undefined && hostname !== user.hostname) {
    user.hostname = ownText(hostname)
    changed = true
  }
  if (realname !== undefined && realname !== user.realname) {
    user.realname = ownText(realname)
    changed = true
  }
  if (account !== undefined && account !== user.account) {
    // Most people's accounts are called like them.
    user.account = account === user.nickname ? user.nickname : account && ownText(account)
    changed = true
  }
  if (away !== undefined && away !== user.away) {
    user.away = away && ownText(away)
    changed = true
  }
  if (bot !== undefined && bot !== user.bot) {
    user.bot = bot
    changed = true
  }
  // Few are, and only they have the field.
  if (operator !== undefined && operator !== (user.operator ?? false)) {
    user.operator = operator
    changed = true
  }
  return changed
}

/** We are logged in as `account`, or out. */
export function setOwnAccount(core: SessionCore, account: string | undefined): void {
  const { identity } = core.state
  if (identity.account === account) return
  identity.account = account
  core.touch()
  core.emit({ type: 'account-changed', account })
  if (account !== undefined) signSeen(core, 'logged-in')
}

/** Forgets a user whom we share no channel with. Our own entry goes with our last channel. */
export function forgetStranger(core: SessionCore, key: string): void {
  for (const channel of core.state.channels.values()) {
    if (channel.members.has(key)) return
  }
  core.state.users.delete(key)
}

/** The channels, with their folded names, in which we see a user. */
export function channelsOf(core: SessionCore, key: string): ChannelData[] {
  const channels: ChannelData[] = []
  for (const channel of core.state.channels.values()) {
    if (channel.members.has(key)) channels.push(channel)
  }
  return channels
}

/** A channel has changed. */
export function touchChannel(core: SessionCore, channel: ChannelData): void {
  channel.version++
  core.touch()
}
