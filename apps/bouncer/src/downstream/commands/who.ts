import { botMode, type ChannelState, type UserState } from '@longwire/irc'
import type { Network } from '../../user/network.ts'
import type { Command } from '../command.ts'
import { askNetwork } from './relay-outcome.ts'

/** Fields of WHOX in the order in which they are told, whatever order they were asked in. */
const fieldOrder = 'tcuihsnfdlaor'.split('')

/** A member of a channel, as far as its fields are known. */
interface Member {
  readonly channel: string
  readonly prefixes: string
  readonly user: UserState
}

type Field = (member: Member, network: Network) => string | undefined

/** What is known here. Presence, accounts and names only where the network tells of every change. */
const fields: Readonly<Record<string, Field>> = {
  c: ({ channel }) => channel,
  u: ({ user }) => user.username,
  h: ({ user }) => user.hostname,
  n: ({ user }) => user.nickname,
  f: ({ prefixes, user }, network) =>
    user.away === undefined || !network.has('away-notify') ? undefined : flagsOf(user, prefixes, network),
  a: ({ user }, network) =>
    user.account === undefined || !network.has('account-notify') ? undefined : (user.account ?? '0'),
  r: ({ user }, network) => (network.has('setname') ? user.realname : undefined),
}

function flagsOf(user: UserState, prefixes: string, { isupport }: Network): string {
  const bot = user.bot ? (botMode(isupport) ?? '') : ''
  return `${user.away === null ? 'H' : 'G'}${user.operator === true ? '*' : ''}${prefixes}${bot}`
}

/**
 * The members of a channel with chosen fields are told from what is known here, where all of it is; any other question goes to
 * the network. Source: https://ircv3.net/specs/extensions/whox
 */
export const who: Command = {
  name: 'WHO',
  minParams: 1,
  needsNetwork: true,
  needsUpstream: true,
  run({ command, params }, context) {
    const { network } = context
    const [mask = '', options = ''] = params
    const asked = /^%([a-z]+)(?:,(\d{1,3}))?$/.exec(options)
    const channel = network.channel(mask)
    const rows =
      asked?.[1] !== undefined && channel !== undefined ? rowsOf(channel, asked[1], asked[2], network) : undefined
    if (rows === undefined) return askNetwork({ command, params }, context)
    for (const row of rows) context.numeric('354', ...row)
    return context.numeric('315', mask, 'End of WHO list')
  },
}

/** undefined where something of it is not known. */
function rowsOf(
  channel: ChannelState,
  letters: string,
  token: string | undefined,
  network: Network,
): readonly (readonly string[])[] | undefined {
  if (!channel.membersComplete) return undefined
  const wanted = fieldOrder.filter((letter) => letters.includes(letter))
  const rows: (readonly string[])[] = []
  for (const [folded, prefixes] of channel.members) {
    const user = network.state.users.get(folded)
    if (user === undefined) return undefined
    const member = { channel: channel.name, prefixes, user }
    const row = wanted.map((letter) => (letter === 't' ? (token ?? '0') : fields[letter]?.(member, network)))
    // The realname alone may be empty, for it is last.
    if (!row.every((field, i) => field !== undefined && (field !== '' || wanted[i] === 'r'))) return undefined
    rows.push(row.map((field) => field ?? ''))
  }
  return rows
}
