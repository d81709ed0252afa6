import type { MessageInit } from '@longwire/irc'
import type { BufferId, MessageId } from '@longwire/store'
import type { Framed } from './origin.ts'

/** Something that happened, on its way to the screens of one network. */
export interface Shown {
  /** In its richest form, with time, msgid and account. */
  readonly message: MessageInit
  /** Its place in the line of all that happened to the user. */
  readonly sequence: number
  /** True where a burst may have told it already. */
  readonly state: boolean
  /** The rows that it was kept as. */
  readonly kept: readonly { readonly buffer: BufferId; readonly id: MessageId }[]
  /** The person came into a channel, or left it. The channel is folded. */
  readonly ownChannel: { readonly came: boolean; readonly channel: string } | undefined
  readonly ownNickname: string | undefined
  /** Folded. */
  readonly renamed: { readonly from: string; readonly to: string } | undefined
  /** Where it stands in a netsplit. */
  readonly framed?: Framed | undefined
  /** Of somebody whom the person ignores: for screens that hide it themselves, and show it when it is wanted. */
  readonly ignored?: boolean
  /** How somebody fares with whom the person shares no channel, by folded nickname: for those that watch them. */
  readonly watched?: string
}

/** A line about how things stand, which is in no record. */
export function stateLine(message: MessageInit, sequence: number): Shown {
  return { message, sequence, state: true, kept: [], ownChannel: undefined, ownNickname: undefined, renamed: undefined }
}
