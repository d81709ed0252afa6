import type { MessageInit } from '@longwire/irc'
import type { BufferId } from '@longwire/store'

/** Conversations that have notifications to be cleared. */
const MAX_CONVERSATIONS = 1_000
/** Messages of one conversation that can be taken back on the device. */
const MAX_MESSAGES = 16

/** Who said a message, and to whom: how it is named to a device. */
export type PushedMessage = Required<Pick<MessageInit, 'source'>> & { readonly target: string }

interface Conversation {
  /** The latest message that devices were told of, in milliseconds since 1970. */
  upTo: number
  /** By msgid. */
  readonly messages: Map<string, PushedMessage>
}

/** What devices show of each conversation, as far as they were told of it and not to clear it. */
export class Notified {
  readonly #conversations = new Map<BufferId, Conversation>()

  add(buffer: BufferId, time: number, msgid: string, { params, source }: MessageInit): void {
    const conversation = this.#conversations.get(buffer) ?? { upTo: 0, messages: new Map() }
    this.#conversations.delete(buffer)
    this.#conversations.set(buffer, conversation)
    conversation.upTo = Math.max(conversation.upTo, time)
    const target = params?.[0]
    if (source !== undefined && target !== undefined) conversation.messages.set(msgid, { source, target })
    dropOldest(conversation.messages, MAX_MESSAGES)
    dropOldest(this.#conversations, MAX_CONVERSATIONS)
  }

  /** A conversation was read; whether devices have something of it to clear. */
  read(buffer: BufferId, readUpTo: number): boolean {
    const conversation = this.#conversations.get(buffer)
    if (conversation === undefined || conversation.upTo > readUpTo) return false
    return this.#conversations.delete(buffer)
  }

  /** A message was taken back: what it was told as, where it was. */
  takeBack(buffer: BufferId, msgid: string): PushedMessage | undefined {
    const messages = this.#conversations.get(buffer)?.messages
    const message = messages?.get(msgid)
    messages?.delete(msgid)
    return message
  }
}

function dropOldest<Key>(map: Map<Key, unknown>, most: number): void {
  const [oldest] = map.keys()
  if (oldest !== undefined && map.size > most) map.delete(oldest)
}
