import type { MessageInit } from '@longwire/irc'
import { REFUSED } from '@longwire/store'
import { refusalReply } from '../user/refusal-reply.ts'
import type { Downgrade } from './downgrade.ts'
import { tagOf } from './rewrite.ts'

/**
 * Of the past a client sees nothing of what was refused; when that happens, it is told as the network tells it.
 * See docs/extensions/refused.md.
 */
export const refused: Downgrade = {
  extension: 'refused',
  capabilities: ['longwire/refused'],
  commands: [REFUSED, 'PRIVMSG', 'NOTICE'],
  downgrade(message, { nickname }) {
    if (message.command !== REFUSED) return tagOf(message, 'longwire/refused') === undefined ? [message] : []
    return tagOf(message, 'batch') === undefined ? [asTheNetworkTells(message, nickname)] : []
  },
}

function asTheNetworkTells({ tags, source, params = [] }: MessageInit, nickname: string): MessageInit {
  const [target = '', , code = '', text = ''] = params
  const reply = refusalReply({ code, params: [target], text }, 'PRIVMSG', nickname)
  const time = tagOf({ command: REFUSED, ...(tags !== undefined && { tags }) }, 'time')
  return { ...reply, ...(source !== undefined && { source }), ...(time !== undefined && { tags: { time } }) }
}
