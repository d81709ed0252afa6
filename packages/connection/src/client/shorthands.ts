import { findChannel, findUser, membersOf, replyTarget } from '@longwire/irc'
import type { ChannelState, Member, MessageReceived, Outcome, SessionState, UserState } from '@longwire/irc'
import type { IntentInit } from '../client.ts'
import type { Operation } from '../operation.ts'

/** What a client can do in fewer words than an intent or the state needs. */
export abstract class Shorthands {
  abstract readonly state: SessionState
  abstract request(intent: IntentInit): Operation<Outcome>

  join(channel: string, key?: string): Operation<Outcome> {
    return this.request({ kind: 'join', channel, ...(key !== undefined && { key }) })
  }

  part(channel: string, reason?: string): Operation<Outcome> {
    return this.request({ kind: 'part', channel, ...(reason !== undefined && { reason }) })
  }

  say(target: string, text: string, tags?: Readonly<Record<string, string>>): Operation<Outcome> {
    return this.request({ kind: 'say', as: 'privmsg', target, text, ...(tags && { tags }) })
  }

  notice(target: string, text: string, tags?: Readonly<Record<string, string>>): Operation<Outcome> {
    return this.request({ kind: 'say', as: 'notice', target, text, ...(tags && { tags }) })
  }

  action(target: string, text: string, tags?: Readonly<Record<string, string>>): Operation<Outcome> {
    return this.request({ kind: 'say', as: 'action', target, text, ...(tags && { tags }) })
  }

  changeNickname(nickname: string): Operation<Outcome> {
    return this.request({ kind: 'change-nickname', nickname })
  }

  findChannel(name: string): ChannelState | undefined {
    return findChannel(this.state, name)
  }

  findUser(nickname: string): UserState | undefined {
    return findUser(this.state, nickname)
  }

  members(channel: string): readonly Member[] {
    return membersOf(this.state, channel)
  }

  replyTarget(message: Pick<MessageReceived, 'source' | 'target' | 'status'>): string | undefined {
    return replyTarget(this.state, message)
  }
}
