import { isUserSource } from '../message/source.ts'
import { fold, sameName } from '../names/casemapping.ts'
import type { MessageReceived } from './core-events.ts'
import type { ChannelState, SessionState, UserState } from './state.ts'

/** A channel that we are in, by its name in any spelling; undefined where we are not in it. */
export function findChannel(state: SessionState, name: string): ChannelState | undefined {
  return state.channels.get(fold(name, state.isupport.casemapping))
}

/** Somebody whom we see or watch, by nickname in any spelling; undefined for strangers. */
export function findUser(state: SessionState, nickname: string): UserState | undefined {
  return state.users.get(fold(nickname, state.isupport.casemapping))
}

/** Somebody in a channel. */
export interface Member extends UserState {
  /** Membership prefixes, highest rank first (`@+`); the empty string for none. */
  readonly prefixes: string
}

/** Who is in a channel, in the order in which the server told of them; nobody where we are not in it. */
export function membersOf(state: SessionState, channel: string): readonly Member[] {
  const members: Member[] = []
  for (const [key, prefixes] of findChannel(state, channel)?.members ?? []) {
    const user = state.users.get(key)
    if (user !== undefined) members.push({ ...user, prefixes })
  }
  return members
}

/**
 * Where an answer to a message belongs: its channel, or, where it was said to us alone, who said it. What we said ourselves is
 * answered where it went. Undefined where a server said it to us.
 */
export function replyTarget(
  state: SessionState,
  { source, target, status }: Pick<MessageReceived, 'source' | 'target' | 'status'>,
): string | undefined {
  if (!sameName(target, state.identity.nickname, state.isupport.casemapping)) return status + target
  return isUserSource(source) ? source.nickname : undefined
}
