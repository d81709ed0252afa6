import { readNumber } from './isupport.ts'
import type { IsupportState } from '../session/state.ts'

/** Tokens whose value is a number: lengths in bytes, or counts. */
export type NumericToken =
  | 'AWAYLEN'
  | 'CHANNELLEN'
  | 'CHATHISTORY' // messages in one answer; 0 for no limit
  | 'HOSTLEN'
  | 'KEYLEN'
  | 'KICKLEN'
  | 'MAXTARGETS'
  | 'MONITOR'
  | 'NAMELEN'
  | 'NICKLEN'
  | 'SILENCE'
  | 'TOPICLEN'
  | 'USERLEN'
  | 'WATCH'

/** The number of a token; undefined where the server does not give it, gives it without a value, or not as a number. */
export function isupportNumber(state: IsupportState, token: NumericToken): number | undefined {
  return readNumber(state.tokens.get(token))
}

/** Whether a token is given, with or without a value: `WHOX`, `UTF8ONLY`, `SAFELIST`, `SAFERATE`. */
export function hasIsupport(state: IsupportState, token: string): boolean {
  return state.tokens.has(token)
}

/** Whether a name is that of a channel, by CHANTYPES. */
export function isChannelName(state: IsupportState, name: string): boolean {
  return name !== '' && state.channelTypes.includes(name.charAt(0))
}

/**
 * A target apart from its STATUSMSG prefixes: `@#channel` is `@` and `#channel`.
 * What would not leave a channel's name keeps them (`+name` on a network with channels that begin with `+`).
 */
export function splitStatusTarget(
  state: IsupportState,
  target: string,
): { readonly status: string; readonly target: string } {
  let at = 0
  while (at < target.length && state.statusMessagePrefixes.includes(target.charAt(at))) at++
  const rest = target.slice(at)
  return at > 0 && isChannelName(state, rest) ? { status: target.slice(0, at), target: rest } : { status: '', target }
}

/** One entry of CHANLIMIT or MAXLIST: for these characters together, `limit`; Infinity where there is none. */
export interface SharedLimit {
  /** Channel types, or list modes. */
  readonly characters: string
  readonly limit: number
}

/** How many channels of each type may be joined. Where only the older MAXCHANNELS is given, that for all types. */
export function channelLimits(state: IsupportState): readonly SharedLimit[] {
  const value = state.tokens.get('CHANLIMIT')
  if (value !== undefined) return sharedLimits(value)
  const limit = readNumber(state.tokens.get('MAXCHANNELS'))
  return limit === undefined ? [] : [{ characters: state.channelTypes, limit }]
}

/** How many entries the list modes may have in one channel. Where only the older MAXBANS is given, that for `b`. */
export function listLimits(state: IsupportState): readonly SharedLimit[] {
  const value = state.tokens.get('MAXLIST')
  if (value !== undefined) return sharedLimits(value)
  const limit = readNumber(state.tokens.get('MAXBANS'))
  return limit === undefined ? [] : [{ characters: 'b', limit }]
}

function sharedLimits(value: string): readonly SharedLimit[] {
  return pairs(value).map(([characters, limit]) => ({ characters, limit: readNumber(limit) ?? Infinity }))
}

/** `a:1,b:,c` as pairs; entries without a name are left out. */
function pairs(value: string): readonly (readonly [name: string, value: string])[] {
  return value
    .split(',')
    .map((entry): readonly [string, string] => {
      const colon = entry.indexOf(':')
      return colon === -1 ? [entry, ''] : [entry.slice(0, colon), entry.slice(colon + 1)]
    })
    .filter(([name]) => name !== '')
}

/**
 * How many targets one line of a command (in upper case) may have; Infinity where TARGMAX names it without a number. Where TARGMAX does
 * not name it, JOIN and PART take any number, and others what MAXTARGETS says, else 1.
 */
export function targetLimit(state: IsupportState, command: string): number {
  const entry = pairs(state.tokens.get('TARGMAX') ?? '').find(([name]) => name.toUpperCase() === command)
  if (entry !== undefined) return readNumber(entry[1]) ?? Infinity
  if (command === 'JOIN' || command === 'PART') return Infinity
  return isupportNumber(state, 'MAXTARGETS') ?? 1
}

/** How many modes with a parameter one MODE may change: 3 where the server does not say, Infinity where MODES has no value. */
export function modesPerLine(state: IsupportState): number {
  const value = state.tokens.get('MODES')
  if (value === undefined) return 3
  return value === '' ? Infinity : (readNumber(value) ?? 3)
}

/** How many nicknames MONITOR takes; 0 where there is none, Infinity where it has no limit. */
export function monitorLimit(state: IsupportState): number {
  return hasIsupport(state, 'MONITOR') ? (isupportNumber(state, 'MONITOR') ?? Infinity) : 0
}

/** How many nicknames WATCH takes, which some servers have in place of MONITOR: 0 where there is none; Infinity where it has no limit. */
export function watchLimit(state: IsupportState): number {
  return hasIsupport(state, 'WATCH') ? (isupportNumber(state, 'WATCH') ?? Infinity) : 0
}

/**
 * Whether LIST can be asked by one of ELIST's conditions: `C` age, `M` mask, `N` not the mask, `T` topic's age,
 * `U` number of users. Source: https://modern.ircdocs.horse/#elist-parameter
 */
export function canListBy(state: IsupportState, condition: 'C' | 'M' | 'N' | 'T' | 'U'): boolean {
  return state.tokens.get('ELIST')?.toUpperCase().includes(condition) === true
}

/** The list mode of ban exceptions; undefined where the server has none. */
export function banExceptionMode(state: IsupportState): string | undefined {
  return letter(state, 'EXCEPTS', 'e')
}

/** The list mode of invite exceptions; undefined where the server has none. */
export function inviteExceptionMode(state: IsupportState): string | undefined {
  return letter(state, 'INVEX', 'I')
}

/** The user mode that marks a bot; undefined where the server has none. Source: https://ircv3.net/specs/extensions/bot-mode */
export function botMode(state: IsupportState): string | undefined {
  return letter(state, 'BOT', '') || undefined
}

function letter(state: IsupportState, token: string, otherwise: string): string | undefined {
  const value = state.tokens.get(token)
  return value === '' ? otherwise : value?.charAt(0)
}

/** What EXTBAN and ACCOUNTEXTBAN say. */
export interface Extbans {
  /** `~` or `$`; the empty string where extended bans have none (`r:realname`). */
  readonly prefix: string
  /** Letters, or names, as the server gives them. */
  readonly types: string
  /** Names of the type that matches accounts; empty where the server does not say. */
  readonly account: readonly string[]
}

/** How extended bans are written here; undefined where the server has none. */
export function extbans(state: IsupportState): Extbans | undefined {
  const value = state.tokens.get('EXTBAN')
  if (value === undefined) return undefined
  const comma = value.indexOf(',')
  return {
    prefix: comma === -1 ? '' : value.slice(0, comma),
    types: comma === -1 ? value : value.slice(comma + 1),
    account: (state.tokens.get('ACCOUNTEXTBAN') ?? '').split(',').filter((name) => name !== ''),
  }
}

/**
 * Whether the server passes a client-only tag on, by CLIENTTAGDENY. The key may have its `+`.
 * Source: https://ircv3.net/specs/extensions/message-tags#rpl_isupport-tokens
 */
export function allowsClientTag(state: IsupportState, key: string): boolean {
  const name = key.startsWith('+') ? key.slice(1) : key
  const denied = (state.tokens.get('CLIENTTAGDENY') ?? '').split(',')
  return denied.includes('*') ? denied.includes(`-${name}`) : !denied.includes(name)
}
