import type { Extension, HandlerContext } from '../extension.ts'
import { botMode, hasIsupport } from '../isupport/isupport-values.ts'
import type { MessageInit } from '../message/message.ts'
import { MAX_WHO_MEMBERS } from '../session/session-limits.ts'
import { isUserSource } from '../message/source.ts'
import type { IsupportState, UserState } from '../session/state.ts'

/** At most three digits; tells our answers from those of others. */
const TOKEN = '842'

/** What it remembers. */
export interface WhoxSlot {
  /** Folded names of channels that we have just joined. */
  readonly joined: Set<string>
  /** Channels to ask about, one after the other. */
  readonly queue: string[]
  asking: boolean
}

type Context = HandlerContext<never, WhoxSlot>

/**
 * WHO with chosen fields. Right after a join the session asks by itself, one channel at a time, who is away and who is logged
 * in, where the network tells of changes later on.
 */
export const whox: Extension<never, WhoxSlot> = {
  name: 'whox',
  spec: 'https://ircv3.net/specs/extensions/whox',
  capabilities: [],
  slot: { version: 1, initial: () => ({ joined: new Set(), queue: [], asking: false }) },
  handlers: {
    JOIN: ({ source, params }, context) => {
      const [channel] = params
      if (channel === undefined || context.provenance.replayed) return false
      if (isUserSource(source) && context.isOwn(source.nickname)) context.slot.joined.add(context.fold(channel))
      return false
    },
    '366': ({ params }, context) => {
      const [, name = ''] = params
      const key = context.fold(name)
      const channel = context.state.channels.get(key)
      if (!context.slot.joined.delete(key) || channel === undefined) return false
      if (!isWorthAsking(context) || channel.members.size > MAX_WHO_MEMBERS) return false
      context.slot.queue.push(channel.name)
      askNext(context)
      return false
    },
    // RPL_WHOREPLY: `me channel username hostname server nickname flags :hops realname`
    '352': ({ params }, context) => {
      const [, , username, hostname, , nickname, flags = '', trailing = ''] = params
      if (nickname === undefined) return false
      const space = trailing.indexOf(' ')
      const realname = space === -1 ? undefined : trailing.slice(space + 1)
      learn(context, nickname, flags, { username, hostname, realname })
      return context.asked
    },
    // RPL_WHOSPCRPL with the fields of whoxRequest: `me token channel username hostname nickname flags account :realname`
    '354': ({ params }, context) => {
      const [, token, , username, hostname, nickname, flags = '', account, realname] = params
      if (token !== TOKEN || params.length !== 9 || nickname === undefined) return false
      learn(context, nickname, flags, { username, hostname, realname, account: account === '0' ? null : account })
      return context.asked
    },
    '315': (_message, context) => context.asked,
  },
  answered: (_command, context) => {
    context.slot.asking = false
    askNext(context)
  },
}

/** WHO for a channel or a mask, with all fields that a session reads where the server can tell them. */
export function whoRequest(isupport: IsupportState, mask: string): MessageInit {
  // The server gives the fields in its own order, whatever the order here.
  return { command: 'WHO', params: hasIsupport(isupport, 'WHOX') ? [mask, `%tcuhnfar,${TOKEN}`] : [mask] }
}

function isWorthAsking(context: Context): boolean {
  if (context.transport?.preregistered === true || context.config.without?.includes('whox') === true) return false
  const knowsAccounts = hasIsupport(context.state.isupport, 'WHOX') && context.enabled('account-notify')
  return context.enabled('away-notify') || knowsAccounts
}

function askNext(context: Context): void {
  const { slot } = context
  if (slot.asking) return
  for (;;) {
    const channel = slot.queue.shift()
    if (channel === undefined) return
    if (!context.state.channels.has(context.fold(channel))) continue
    slot.asking = true
    context.ask(whoRequest(context.state.isupport, channel))
    return
  }
}

function learn(
  context: Context,
  nickname: string,
  flags: string,
  told: { readonly [Key in 'username' | 'hostname' | 'realname']: string | undefined } & {
    readonly account?: string | null | undefined
  },
): void {
  const user = context.state.users.get(context.fold(nickname))
  if (user === undefined) return
  const bot = botMode(context.state.isupport)
  const change: Partial<UserState> = {
    username: told.username ?? user.username,
    hostname: told.hostname ?? user.hostname,
    realname: told.realname ?? user.realname,
    bot: user.bot || (bot !== undefined && flags.includes(bot)),
    operator: flags.includes('*'),
  }
  const away = flags.startsWith('G') ? (user.away ?? '') : flags.startsWith('H') ? null : user.away
  context.updateUser(nickname, { ...change, away, account: told.account === undefined ? user.account : told.account })
}
