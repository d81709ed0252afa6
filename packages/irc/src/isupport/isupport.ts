import type { Casemapping } from '../names/casemapping.ts'
import { LINE_BYTES, MAX_ISUPPORT_TOKENS, MAX_LINE_BYTES } from '../message/limits.ts'
import type { IsupportState } from '../session/state.ts'

type Prefixes = IsupportState['prefixes']
type ChannelModes = IsupportState['channelModes']

/** What holds before the server has said anything: RFC 1459. */
const defaultPrefixes: Prefixes = [
  ['o', '@'],
  ['v', '+'],
]
const defaultChannelModes: ChannelModes = ['beI', 'k', 'l', 'imnpst']

/** What a session knows of a server that has not said anything. */
export const initialIsupport: IsupportState = read(new Map())

/**
 * The tokens among the parameters of an RPL_ISUPPORT: without our nickname, and without the words for a person at the
 * end, where there are any (some servers leave them out).
 */
export function isupportTokens(params: readonly string[]): readonly string[] {
  const wordy = params.at(-1)?.includes(' ') === true
  return params.slice(1, wordy ? -1 : undefined)
}

/**
 * What is known after further tokens (`KEY`, `KEY=value`, `-KEY`). They may come in any number of lines, change later,
 * and be taken back. The same state comes back where nothing changed.
 * Source: https://modern.ircdocs.horse/#rplisupport-005
 */
export function applyIsupport(state: IsupportState, tokens: readonly string[]): IsupportState {
  const raw = new Map(state.tokens)
  let changed = false
  for (const token of tokens) changed = applyToken(raw, token) || changed
  return changed ? read(raw) : state
}

function applyToken(raw: Map<string, string>, token: string): boolean {
  if (token.startsWith('-')) return raw.delete(token.slice(1))
  const equals = token.indexOf('=')
  const key = equals === -1 ? token : token.slice(0, equals)
  const value = equals === -1 ? '' : unescapeIsupportValue(token.slice(equals + 1))
  if (key === '' || raw.get(key) === value) return false
  if (raw.size >= MAX_ISUPPORT_TOKENS && !raw.has(key)) return false
  raw.set(key, value)
  return true
}

function read(tokens: ReadonlyMap<string, string>): IsupportState {
  return {
    tokens,
    casemapping: readCasemapping(tokens.get('CASEMAPPING')),
    channelTypes: tokens.get('CHANTYPES') ?? '#&',
    prefixes: readPrefixes(tokens.get('PREFIX')),
    channelModes: readChannelModes(tokens.get('CHANMODES')),
    statusMessagePrefixes: tokens.get('STATUSMSG') ?? '',
    networkName: tokens.get('NETWORK'),
    lineLength: readLineLength(tokens.get('LINELEN')),
    nicknameLength: readNumber(tokens.get('NICKLEN')),
  }
}

function readCasemapping(value: string | undefined): Casemapping {
  switch (value) {
    case undefined:
    case 'rfc1459':
      return 'rfc1459'
    case 'rfc1459-strict':
    case 'strict-rfc1459':
      return 'rfc1459-strict'
    default:
      // Of a mapping that we do not know, only this part is certain; two names must not become one by mistake.
      return 'ascii'
  }
}

/** `(ov)@+`; an empty value means that there are no membership prefixes. */
function readPrefixes(value: string | undefined): Prefixes {
  if (value === undefined) return defaultPrefixes
  const close = value.indexOf(')')
  if (!value.startsWith('(') || close === -1) return value === '' ? [] : defaultPrefixes
  const modes = value.slice(1, close)
  const symbols = value.slice(close + 1)
  const prefixes: (readonly [mode: string, prefix: string])[] = []
  for (let i = 0; i < modes.length && i < symbols.length; i++) prefixes.push([modes.charAt(i), symbols.charAt(i)])
  return prefixes
}

function readChannelModes(value: string | undefined): ChannelModes {
  if (value === undefined) return defaultChannelModes
  const [list = '', always = '', whenSet = '', never = ''] = value.split(',', 4)
  return [list, always, whenSet, never]
}

function readLineLength(value: string | undefined): number {
  const length = readNumber(value)
  return length === undefined || length < LINE_BYTES ? LINE_BYTES : Math.min(length, MAX_LINE_BYTES)
}

/** A number in decimal digits, at most nine of them; undefined for anything else. */
export function readNumber(value: string | undefined): number | undefined {
  if (value === undefined || value === '' || value.length > 9) return undefined
  let number = 0
  for (let i = 0; i < value.length; i++) {
    const digit = value.charCodeAt(i) - 0x30
    if (digit < 0 || digit > 9) return undefined
    number = number * 10 + digit
  }
  return number
}

/**
 * A token's value with `\xHH` undone. Only printable ASCII is: a line end or a byte that is not a character of its own
 * stays as it was written.
 */
export function unescapeIsupportValue(value: string): string {
  let slash = value.indexOf('\\x')
  let text = ''
  let start = 0
  while (slash !== -1) {
    const code = hexByte(value, slash + 2)
    if (code >= 0x20 && code < 0x7f) {
      text += value.slice(start, slash) + String.fromCharCode(code)
      start = slash + 4
    }
    slash = value.indexOf('\\x', Math.max(slash + 2, start))
  }
  return text + value.slice(start)
}

/** A value as it may stand in a token: space, `=` and backslash as `\xHH`. */
export function escapeIsupportValue(value: string): string {
  return value.replaceAll('\\', '\\x5C').replaceAll(' ', '\\x20').replaceAll('=', '\\x3D')
}

function hexByte(text: string, at: number): number {
  const high = hexDigit(text.charCodeAt(at))
  const low = hexDigit(text.charCodeAt(at + 1))
  return high === -1 || low === -1 ? -1 : high * 16 + low
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}
