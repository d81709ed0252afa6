import type { Extension } from '../extension.ts'

/** Who is a bot: by the tag on what it says, by WHOIS, and by WHO (see whox.ts). */
export const botMode: Extension = {
  name: 'bot-mode',
  spec: 'https://ircv3.net/specs/extensions/bot-mode',
  capabilities: [],
  annotate: ({ tags }, { replayed }, context) => {
    if (replayed || !(tags.has('bot') || tags.has('draft/bot'))) return
    if (context.sender !== undefined) markBot(context.sender.nickname, context)
  },
  handlers: {
    // RPL_WHOISBOT
    '335': ({ params }, context) => {
      if (params[1] !== undefined) markBot(params[1], context)
      return false
    },
  },
}

function markBot(nickname: string, context: Parameters<NonNullable<typeof botMode.annotate>>[2]): void {
  if (context.state.users.get(context.fold(nickname))?.bot === false) context.updateUser(nickname, { bot: true })
}
