import { type EventOf, isChannelName, isUserSource, type IrcEvent, type Provenance, sameName } from '@longwire/irc'
import type { SessionState } from '@longwire/irc'
import type { Buffer } from '../buffers/buffer.ts'
import type { NetworkBuffers } from '../buffers/network-buffers.ts'
import { numericText } from './numeric-text.ts'

/** What of a network is changed by what it tells. */
export interface Receiver {
  readonly state: SessionState
  readonly buffers: NetworkBuffers
  /** The line behind an event belongs into this buffer. */
  place(buffer: Buffer, event: Provenance): void
  /** Something that only the person at this screen is told, and that is in no record. */
  note(buffer: Buffer, text: string, event: Provenance): void
  /** What stands about a channel has changed. */
  refresh(channel: string): void
  refreshAll(): void
}

type Handlers = {
  readonly [Type in IrcEvent['type']]?: (event: EventOf<Type>, receiver: Receiver) => void
}

/** What each event means for the buffers. What is not here concerns the session alone. */
const handlers: Handlers = {
  'message-received': (event, receiver) => receiver.place(conversationOf(event, receiver), event),

  'user-joined': (event, receiver) => {
    receiver.place(channel(event.channel, receiver), event)
    receiver.refresh(event.channel)
  },
  'user-parted': (event, receiver) => {
    receiver.place(channel(event.channel, receiver), event)
    receiver.refresh(event.channel)
  },
  'user-kicked': (event, receiver) => {
    receiver.place(channel(event.channel, receiver), event)
    receiver.refresh(event.channel)
  },
  'user-quit': (event, receiver) => {
    for (const name of event.channels) {
      receiver.place(channel(name, receiver), event)
      receiver.refresh(name)
    }
  },
  'nickname-changed': (event, receiver) => {
    for (const name of event.channels) receiver.place(channel(name, receiver), event)
  },
  'topic-changed': (event, receiver) => {
    receiver.place(channel(event.channel, receiver), event)
    receiver.refresh(event.channel)
  },
  'modes-changed': (event, receiver) => {
    const buffer = isChannelName(receiver.state.isupport, event.target)
      ? channel(event.target, receiver)
      : receiver.buffers.server()
    receiver.place(buffer, event)
  },
  'user-invited': (event, receiver) => {
    // Others may be told of an invitation to a channel that they are in.
    const buffer = receiver.buffers.get(event.channel) ?? receiver.buffers.server()
    receiver.place(isOwn(event.nickname, receiver) ? receiver.buffers.server() : buffer, event)
  },

  'topic-listed': (event, receiver) => receiver.refresh(event.channel),
  'members-listed': (event, receiver) => receiver.refresh(event.channel),
  'isupport-changed': (_event, { buffers, state }) => buffers.rekey(state.isupport.casemapping),

  'message-refused': (event, receiver) => {
    const buffer = receiver.buffers.get(event.target) ?? receiver.buffers.server()
    receiver.note(buffer, event.text, event)
  },
  'channel-forwarded': (event, receiver) => {
    receiver.note(receiver.buffers.server(), `${event.from} → ${event.to}`, event)
  },
  'standard-reply-received': (event, receiver) => {
    // Who asked is told by the outcome of what they asked.
    if (event.request === undefined) receiver.note(receiver.buffers.server(), event.text, event)
  },
  'reply-received': (event, receiver) => {
    const text = event.request === undefined ? numericText(event.message) : undefined
    if (text !== undefined) receiver.note(receiver.buffers.server(), text, event)
  },
}

/** Puts what an event tells into the buffers that it concerns. */
export function receive(event: IrcEvent, receiver: Receiver): void {
  // The table is keyed by type, which TypeScript cannot follow through an index.
  const handler = handlers[event.type] as ((event: IrcEvent, receiver: Receiver) => void) | undefined
  handler?.(event, receiver)
}

/** Where something said belongs: the channel, the person who said it or to whom we said it, or the network itself. */
function conversationOf(event: EventOf<'message-received'>, receiver: Receiver): Buffer {
  const { state, buffers } = receiver
  if (isChannelName(state.isupport, event.target)) return channel(event.target, receiver)
  if (event.own) return buffers.ensure(event.target, state.isupport)
  const toUs = sameName(event.target, state.identity.nickname, state.isupport.casemapping)
  if (isUserSource(event.source) && toUs) return buffers.ensure(event.source.nickname, state.isupport)
  return buffers.server()
}

function channel(name: string, { buffers, state }: Receiver): Buffer {
  return buffers.ensure(name, state.isupport)
}

function isOwn(nickname: string, { state }: Receiver): boolean {
  return sameName(nickname, state.identity.nickname, state.isupport.casemapping)
}
