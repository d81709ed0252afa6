import { type EventOf, isUserSource, type Source } from '@longwire/irc'
import type { RelayContext, Relayed } from './relayed.ts'

export function relayTopic({ channel, topic, message }: EventOf<'topic-changed'>, context: RelayContext): Relayed {
  return {
    rows: [
      { place: { kind: 'channel', name: channel }, kind: 'topic', text: topic, own: isBy(message.source, context) },
    ],
    shown: { ...sourceOf(message.source), command: 'TOPIC', params: [channel, topic] },
    state: true,
  }
}

/** MODE of a channel is history; one's own modes are not. */
export function relayModes(
  { target, changes, params, message }: EventOf<'modes-changed'>,
  context: RelayContext,
): Relayed {
  const shown = { ...sourceOf(message.source), command: 'MODE', params: [target, changes, ...params] }
  if (!context.isChannel(target)) return { rows: [], shown, state: true }
  const place = { kind: 'channel', name: target } as const
  const own = isBy(message.source, context)
  return { rows: [{ place, kind: 'mode', text: changes, own, details: { params } }], shown, state: true }
}

/** An invitation for us is kept with the network; one that we see given to another, with the channel. */
export function relayInvite({ channel, nickname, message }: EventOf<'user-invited'>, context: RelayContext): Relayed {
  const own = isBy(message.source, context)
  const place = context.isOwn(nickname)
    ? ({ kind: 'server', name: '' } as const)
    : ({ kind: 'channel', name: channel } as const)
  return {
    rows: [{ place, kind: 'invite', text: channel, own, details: { params: [nickname] } }],
    shown: { ...sourceOf(message.source), command: 'INVITE', params: [nickname, channel] },
    state: false,
  }
}

/** The message may be one that is not here, and stays hidden when it comes. */
export function relayRedaction(
  { target, redacted, reason, message }: EventOf<'message-redacted'>,
  context: RelayContext,
): Relayed {
  const { source } = message
  const sender = isUserSource(source) ? source.nickname : ''
  const name = context.isOwn(target) ? sender : target
  const place = { kind: context.isChannel(name) ? ('channel' as const) : ('query' as const), name }
  return {
    rows: [],
    shown: {
      ...sourceOf(source),
      command: 'REDACT',
      params: reason === '' ? [target, redacted] : [target, redacted, reason],
    },
    state: false,
    redacted: { place, msgid: redacted, reason },
  }
}

export function relayRename({ from, to, reason, message }: EventOf<'channel-renamed'>): Relayed {
  return {
    rows: [],
    shown: { ...sourceOf(message.source), command: 'RENAME', params: [from, to, reason] },
    state: true,
    renamed: { from, to },
  }
}

function isBy(source: Source | undefined, context: RelayContext): boolean {
  return isUserSource(source) && context.isOwn(source.nickname)
}

function sourceOf(source: Source | undefined): { readonly source?: Source } {
  return source === undefined ? {} : { source }
}
