import { banMasks, fold, type Message, numericName, type UserState } from '@longwire/irc'
import { type ActionOutcome, offline, settled } from '../action-outcome.ts'
import type { BufferKey } from '../keys.ts'
import type { Network } from '../network/network.ts'
import type { PersonView } from './person-view.ts'

type Told = { -readonly [Key in keyof PersonView]?: PersonView[Key] }

/** Milliseconds that a page which was just opened is given to be there. */
const PATIENCE = 10_000

/** Lines of a long list that are kept of one answer. */
const MOST = 200

/** Asks a network about a person, and puts together what it tells with what is known here. */
export async function whois(network: Network, nickname: string): Promise<ActionOutcome<PersonView>> {
  if (!(await network.becomesReady(PATIENCE))) return offline
  const message = { command: 'WHOIS', params: [nickname] }
  return settled(network.ask(message), ({ replies }) => personFrom(network, nickname, replies))
}

function personFrom(network: Network, asked: string, replies: readonly Message[]): PersonView {
  const { isupport, users } = network.state
  const user = users.get(fold(asked, isupport.casemapping))
  const told: Told = { ...knownOf(user), channels: [], notes: [] }
  for (const reply of replies.slice(0, MOST)) read(reply, told)
  const nickname = told.nickname ?? asked
  const { username, hostname, account } = told
  return {
    operator: false,
    bot: false,
    secure: false,
    channels: [],
    notes: [],
    ...told,
    nickname,
    shared: sharedWith(network, nickname),
    masks: banMasks(
      isupport,
      { nickname, ...(username !== undefined && { username }), ...(hostname !== undefined && { hostname }) },
      account,
    ),
  }
}

/** What the session knows already. */
function knownOf(user: UserState | undefined): Told {
  if (user === undefined) return {}
  const { nickname, username, hostname, realname, account, away, bot } = user
  return {
    nickname,
    bot,
    ...(username !== undefined && { username }),
    ...(hostname !== undefined && { hostname }),
    ...(realname !== undefined && { realname }),
    ...(typeof account === 'string' && { account }),
    ...(typeof away === 'string' && { away }),
  }
}

/** Conversations of ours with them, and channels in which they are too. */
function sharedWith({ state, buffers }: Network, nickname: string): readonly BufferKey[] {
  const folded = fold(nickname, state.isupport.casemapping)
  return buffers
    .all()
    .filter(({ kind, name }) => {
      const channel = kind === 'channel' ? state.channels.get(fold(name, state.isupport.casemapping)) : undefined
      return channel?.members.has(folded) === true
    })
    .map(({ key }) => key)
}

/** What each line of the answer tells. Source: https://modern.ircdocs.horse/#rplwhoisuser-311 */
const readers: Readonly<Record<string, (params: readonly string[], told: Told) => void>> = {
  RPL_WHOISUSER: ([, nickname, username, hostname, , realname], told) => {
    if (nickname !== undefined) told.nickname = nickname
    if (username !== undefined) told.username = username
    if (hostname !== undefined) told.hostname = hostname
    if (realname !== undefined) told.realname = realname
  },
  RPL_WHOISSERVER: ([, , server], told) => {
    if (server !== undefined) told.server = server
  },
  RPL_WHOISOPERATOR: (_params, told) => {
    told.operator = true
  },
  RPL_WHOISIDLE: ([, , idle, since], told) => {
    if (Number.isFinite(Number(idle))) told.idle = Number(idle) * 1_000
    if (Number(since) > 0) told.since = Number(since) * 1_000
  },
  RPL_WHOISCHANNELS: (params, told) => {
    const names = (params[2] ?? '').split(' ').filter(Boolean)
    told.channels = [...(told.channels ?? []), ...names].slice(0, MOST)
  },
  RPL_WHOISACCOUNT: ([, , account], told) => {
    if (account !== undefined) told.account = account
  },
  RPL_AWAY: ([, , away], told) => {
    told.away = away ?? ''
  },
  RPL_WHOISSECURE: (_params, told) => {
    told.secure = true
  },
  RPL_WHOISBOT: (_params, told) => {
    told.bot = true
  },
  RPL_ENDOFWHOIS: () => {},
}

function read({ command, params }: Message, told: Told): void {
  const name = numericName(command)
  const reader = name !== undefined && Object.hasOwn(readers, name) ? readers[name] : undefined
  if (reader !== undefined) reader(params, told)
  else told.notes = [...(told.notes ?? []), params.slice(2).join(' ')].filter(Boolean)
}
