import type { Extension } from '../extension.ts'
import { isChannelName } from '../isupport/isupport-values.ts'
import type { Message } from '../message/message.ts'
import type { IsupportState } from '../session/state.ts'

/** In which channel a private message belongs (the answer of a bot, say); see {@link channelContextOf}. */
export const channelContext: Extension = {
  name: 'channel-context',
  spec: 'https://ircv3.net/specs/client-tags/channel-context',
  capabilities: [],
  needs: ['message-tags'],
}

/** The channel that a private PRIVMSG or NOTICE belongs to; undefined where it says none, or is not private. */
export function channelContextOf({ tags, command, params }: Message, isupport: IsupportState): string | undefined {
  const channel = tags.get('+channel-context') || tags.get('+draft/channel-context')
  const isPrivate = (command === 'PRIVMSG' || command === 'NOTICE') && !isChannelName(isupport, params[0] ?? '')
  return channel && isPrivate && isChannelName(isupport, channel) ? channel : undefined
}
