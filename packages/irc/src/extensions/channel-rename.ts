import type { Provenance } from '../session/core-events.ts'
import type { Extension } from '../extension.ts'
import type { MessageInit } from '../message/message.ts'
import { answers } from '../session/requests/reply-family.ts'
import type { Source } from '../message/source.ts'

/** A channel has another name; its members, topic and history go with it. */
export type ChannelRenameEvent = Provenance & {
  readonly type: 'channel-renamed'
  readonly from: string
  readonly to: string
  readonly by: Source | undefined
  readonly reason: string
}

export const channelRename: Extension<ChannelRenameEvent> = {
  name: 'channel-rename',
  spec: 'https://ircv3.net/specs/extensions/channel-rename',
  capabilities: ['draft/channel-rename'],
  families: [
    {
      name: 'channel-rename',
      commands: ['RENAME'],
      target: 0,
      answers: answers({ end: 'RENAME', target: 0 }),
      fence: true,
    },
  ],
  handlers: {
    RENAME: ({ source, params }, context) => {
      const [from, to, reason = ''] = params
      if (from === undefined || to === undefined || to === '') return false
      if (!context.provenance.replayed) context.renameChannel(from, to)
      context.emit({ ...context.provenance, type: 'channel-renamed', from, to, by: source, reason })
      return true
    },
  },
}

/** Asks for another name of a channel; it may also be one that differs in case alone. */
export function renameChannelRequest(from: string, to: string, reason = ''): MessageInit {
  return { command: 'RENAME', params: [from, to, reason] }
}
