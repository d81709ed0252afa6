import {
  type EventOf,
  fold,
  isChannelName,
  isUserSource,
  type IrcEvent,
  type Provenance,
  sameName,
} from '@longwire/irc'
import type { SessionState } from '@longwire/irc'
import type { Buffer } from '../buffers/buffer.ts'
import type { NetworkBuffers } from '../buffers/network-buffers.ts'
import { nameOf } from '../history/line-of-message.ts'
import type { Fact } from '../timeline/annotations.ts'
import type { CtcpAnswers } from './ctcp-answers.ts'
import type { Presence } from './presence.ts'
import { numericText } from './numeric-text.ts'

/** What of a network is changed by what it tells. */
export interface Receiver {
  readonly state: SessionState
  readonly buffers: NetworkBuffers
  readonly presence: Presence
  readonly ctcp: CtcpAnswers
  /** The line behind an event belongs into this buffer. */
  place(buffer: Buffer, event: Provenance): void
  /** The conversations with the person who has another nickname now. */
  conversationsWith(event: EventOf<'nickname-changed'>): readonly Buffer[]
  /** Something was said about a line in the conversation with this channel or person. */
  learn(conversation: string, fact: Fact): void
  /** The network has refused what counted as said. */
  refused(event: EventOf<'message-refused'>): void
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
  'message-received': (event, receiver) => {
    receiver.place(conversation(conversationOf(event, receiver.state), receiver), event)
  },

  'user-joined': (event, receiver) => {
    receiver.place(conversation(event.channel, receiver), event)
    receiver.refresh(event.channel)
  },
  'user-parted': (event, receiver) => {
    receiver.place(conversation(event.channel, receiver), event)
    receiver.refresh(event.channel)
  },
  'user-kicked': (event, receiver) => {
    receiver.place(conversation(event.channel, receiver), event)
    receiver.refresh(event.channel)
  },
  'user-quit': (event, receiver) => {
    for (const name of event.channels) {
      receiver.place(conversation(name, receiver), event)
      receiver.refresh(name)
    }
  },
  'nickname-changed': (event, receiver) => {
    for (const name of event.channels) receiver.place(conversation(name, receiver), event)
    if (!event.own) for (const buffer of receiver.conversationsWith(event)) receiver.place(buffer, event)
  },
  'topic-changed': (event, receiver) => {
    receiver.place(conversation(event.channel, receiver), event)
    receiver.refresh(event.channel)
  },
  'channel-renamed': ({ from, to }, receiver) => {
    receiver.buffers.rename(from, to)
    receiver.refresh(to)
  },
  'modes-changed': (event, receiver) => {
    const buffer = isChannelName(receiver.state.isupport, event.target)
      ? conversation(event.target, receiver)
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

  'typing-received': ({ source, target, typing }, receiver) => {
    const nickname = nameOf(source)
    const { typists } = receiver.buffers.get(partnerIn(target, nickname, false, receiver)) ?? {}
    typists?.told(fold(nickname, receiver.state.isupport.casemapping), nickname, typing)
  },

  'presence-changed': ({ nickname, online }, { presence }) => presence.told(nickname, online),
  'user-away-changed': ({ nickname, away }, { presence }) => presence.told(nickname, true, away !== undefined),

  'reaction-received': (event, receiver) => {
    const { to, source, reaction, added, own, time } = event
    const sender = nameOf(source)
    receiver.learn(partnerIn(event.target, sender, own, receiver), {
      kind: 'reaction',
      line: to,
      sender,
      text: reaction,
      added,
      own,
      time,
    })
  },
  'message-redacted': (event, receiver) => {
    const by = nameOf(event.by)
    const fact = { kind: 'redaction', line: event.redacted, by, reason: event.reason } as const
    receiver.learn(partnerIn(event.target, by, isOwn(by, receiver), receiver), fact)
  },

  'ctcp-received': (event, receiver) => {
    // A program asks for nothing that a person must see; what one asked oneself is another matter.
    if (event.as !== 'answer' || event.own) return
    const { buffer, text } = receiver.ctcp.read(event)
    receiver.note(buffer, text, event)
  },

  'message-refused': (event, receiver) => receiver.refused(event),
  'channel-forwarded': (event, receiver) => {
    receiver.note(receiver.buffers.server(), `${event.from} → ${event.to}`, event)
  },
  'standard-reply-received': (event, receiver) => {
    // Who asked is told by the outcome of what they asked; how the record is, every screen is told once, for all networks.
    if (event.request === undefined && !recordCodes.has(event.code))
      receiver.note(receiver.buffers.server(), event.text, event)
  },
  'reply-received': (event, receiver) => {
    const text = event.request === undefined ? numericText(event.message) : undefined
    if (text !== undefined) receiver.note(receiver.buffers.server(), text, event)
  },
}

/** Source: docs/extensions/not-recorded.md */
const recordCodes: ReadonlySet<string> = new Set(['NOT_RECORDED', 'RECORDED_AGAIN'])

/** Puts what an event tells into the buffers that it concerns. */
export function receive(event: IrcEvent, receiver: Receiver): void {
  // The table is keyed by type, which TypeScript cannot follow through an index.
  const handler = handlers[event.type] as ((event: IrcEvent, receiver: Receiver) => void) | undefined
  handler?.(event, receiver)
}

/** What decides where something said belongs. */
export type Said = Pick<EventOf<'message-received'>, 'source' | 'target' | 'own'>

/**
 * Where something said belongs: the channel, the person who said it or to whom we said it, or (the empty name) the network
 * itself.
 */
export function conversationOf({ source, target, own }: Said, { isupport, identity }: SessionState): string {
  if (isChannelName(isupport, target) || own) return target
  const toUs = sameName(target, identity.nickname, isupport.casemapping)
  return isUserSource(source) && toUs ? source.nickname : ''
}

/** With which channel or person it was: what is sent to us is in the conversation with who sent it. */
function partnerIn(target: string, sender: string, own: boolean, receiver: Receiver): string {
  return own || isChannelName(receiver.state.isupport, target) ? target : sender
}

function conversation(name: string, { buffers, state }: Receiver): Buffer {
  return buffers.ensure(name, state.isupport)
}

function isOwn(nickname: string, { state }: Receiver): boolean {
  return sameName(nickname, state.identity.nickname, state.isupport.casemapping)
}
