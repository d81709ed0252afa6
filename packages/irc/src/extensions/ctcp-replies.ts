import { formatCtcp, parseCtcp } from '../text/ctcp.ts'
import type { Extension, HandlerContext } from '../extension.ts'
import { CTCP_REPLIES, CTCP_REPLY_MS } from '../session/session-limits.ts'
import { isUserSource } from '../message/source.ts'

/** What it remembers. */
export interface CtcpSlot {
  /** Answers that may be given now. */
  tokens: number
  /** When the last one came in, milliseconds since 1970. */
  filledAt: number
}

type Context = HandlerContext<never, CtcpSlot>

/**
 * Answers CTCP requests as `config.ctcp` says, once: not behind a bouncer that answers by itself, not in history, and at a pace
 * that nobody can flood us with.
 */
export const ctcpReplies: Extension<never, CtcpSlot> = {
  name: 'ctcp-replies',
  spec: 'https://modern.ircdocs.horse/ctcp.html',
  capabilities: [],
  slot: { version: 1, initial: () => ({ tokens: CTCP_REPLIES, filledAt: 0 }) },
  handlers: {
    PRIVMSG: ({ source, params }, context) => {
      const [target = '', text = ''] = params
      const ctcp = parseCtcp(text)
      if (ctcp === undefined || !isUserSource(source) || !context.isOwn(target) || context.isOwn(source.nickname)) {
        return false
      }
      if (context.provenance.replayed || context.transport?.preregistered === true) return false
      const answer = answerTo(ctcp.command, ctcp.text, context)
      if (answer !== undefined && takeToken(context)) {
        context.send({ command: 'NOTICE', params: [source.nickname, formatCtcp(ctcp.command, answer)] })
      }
      return false
    },
  },
}

function answerTo(command: string, text: string, { config }: Context): string | undefined {
  const { ctcp } = config
  if (ctcp === undefined) return undefined
  switch (command) {
    case 'PING':
      // The text is the asker's; what cannot be sent back is not.
      return text.length <= 100 && !/[\r\n\0]/.test(text) ? text : undefined
    case 'VERSION':
      return ctcp.version
    case 'SOURCE':
      return ctcp.source
    case 'CLIENTINFO':
      return ctcp.clientInfo === true ? known(ctcp).join(' ') : undefined
    default:
      return undefined
  }
}

function known({ version, source }: NonNullable<Context['config']['ctcp']>): readonly string[] {
  return [
    'ACTION',
    'CLIENTINFO',
    'PING',
    ...(source === undefined ? [] : ['SOURCE']),
    ...(version === undefined ? [] : ['VERSION']),
  ]
}

function takeToken({ slot, now }: Context): boolean {
  const gained = Math.floor((now - slot.filledAt) / CTCP_REPLY_MS)
  if (gained > 0) {
    slot.tokens = Math.min(CTCP_REPLIES, slot.tokens + gained)
    slot.filledAt = now
  }
  if (slot.tokens === 0) return false
  slot.tokens--
  return true
}
