import type { Command } from '../command.ts'
import { isupportLines, webpushTokens } from '../isupport.ts'
import { tokensOf } from '../welcome.ts'

/** What is supported here, once more. Source: https://ircv3.net/specs/extensions/extended-isupport */
export const isupport: Command = {
  name: 'ISUPPORT',
  minParams: 0,
  needsNetwork: false,
  needsUpstream: false,
  capability: 'draft/extended-isupport',
  run(_, context) {
    const { attachment, screen, user } = context
    const tokens = [...tokensOf(attachment.network), ...webpushTokens(screen.view, user.push.publicKey)]
    const messages = isupportLines(screen.view.nickname, tokens)
    if (screen.view.capabilities.has('batch')) context.replyBatch({ type: 'draft/isupport', params: [], messages })
    else for (const message of messages) context.reply(message)
  },
}
