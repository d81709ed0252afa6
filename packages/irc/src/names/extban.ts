import { extbans } from '../isupport/isupport-values.ts'
import type { IsupportState } from '../session/state.ts'

/** An extended ban apart: `$~a:ada` is `a`, inverted, of `ada`. */
export interface Extban {
  /** A letter, or a name where the server has names. */
  readonly type: string
  readonly inverted: boolean
  /** undefined where there is none (`$a` is any account). */
  readonly param: string | undefined
}

/**
 * Reads a mask as an extended ban of this server; undefined where it is an ordinary one.
 * Source: https://modern.ircdocs.horse/#extban-parameter
 */
export function parseExtban(isupport: IsupportState, mask: string): Extban | undefined {
  const here = extbans(isupport)
  if (here === undefined || !mask.startsWith(here.prefix)) return undefined
  const unprefixed = mask.slice(here.prefix.length)
  // With `~` as the prefix of bans, it cannot be the sign of inverted ones too; Charybdis has `$~a`, InspIRCd `!R:`.
  const inverted = unprefixed.startsWith('!') || (here.prefix !== '~' && unprefixed.startsWith('~'))
  const body = inverted ? unprefixed.slice(1) : unprefixed
  const colon = body.indexOf(':')
  const type = colon === -1 ? body : body.slice(0, colon)
  // Without a prefix only the colon tells an extended ban from a nickname.
  if (here.prefix === '' && colon === -1) return undefined
  if (!isType(type, here.types, here.account)) return undefined
  return { type, inverted, param: colon === -1 ? undefined : body.slice(colon + 1) }
}

function isType(type: string, types: string, names: readonly string[]): boolean {
  if (type.length === 1) return types.includes(type)
  return names.includes(type) || (type !== '' && isName(type))
}

function isName(type: string): boolean {
  for (let i = 0; i < type.length; i++) {
    const lower = type.charCodeAt(i) | 0x20
    if (!(lower >= 0x61 && lower <= 0x7a) && type.charAt(i) !== '-' && type.charAt(i) !== '_') return false
  }
  return true
}

/**
 * The ban of an account, as this server writes it; undefined where it has none, or does not say which it is. Where
 * ACCOUNTEXTBAN is missing, what Charybdis, UnrealIRCd and InspIRCd are known for. Source: https://ircv3.net/specs/extensions/account-extban
 */
export function accountBan(isupport: IsupportState, account: string): string | undefined {
  const here = extbans(isupport)
  if (here === undefined) return undefined
  const type = here.account[0] ?? knownAccountType(here.prefix, here.types)
  return type && `${here.prefix}${type}:${account}`
}

function knownAccountType(prefix: string, types: string): string | undefined {
  const type = prefix === '' ? 'R' : 'a'
  return types.includes(type) ? type : undefined
}
