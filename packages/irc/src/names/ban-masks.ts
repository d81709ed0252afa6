import { accountBan } from './extban.ts'
import { readNumber } from '../isupport/isupport.ts'
import type { UserSource } from '../message/source.ts'
import type { IsupportState } from '../session/state.ts'

/** A mask that somebody could be banned by, and what it goes by. */
export interface BanMask {
  readonly by: 'account' | 'user-and-host' | 'host' | 'nickname' | 'domain'
  readonly mask: string
}

/**
 * Masks by which a user could be banned, the narrowest first: the services account where one is known and the server has such
 * bans, username and host, the host, the nickname alone, and all of the domain or network.
 */
export function banMasks(isupport: IsupportState, user: UserSource, account?: string | null): readonly BanMask[] {
  const masks: BanMask[] = []
  const byAccount = account == null ? undefined : accountBan(isupport, account)
  if (byAccount !== undefined) masks.push({ by: 'account', mask: byAccount })
  const { nickname, username, hostname } = user
  if (hostname !== undefined) {
    if (username !== undefined) masks.push({ by: 'user-and-host', mask: `*!${usernameMask(username)}@${hostname}` })
    masks.push({ by: 'host', mask: `*!*@${hostname}` })
  }
  masks.push({ by: 'nickname', mask: `${nickname}!*@*` })
  const domain = hostname === undefined ? undefined : domainMask(hostname)
  if (domain !== undefined) masks.push({ by: 'domain', mask: `*!*@${domain}` })
  return masks
}

/** A tilde says that the user chose the name; without identd it comes and goes. */
function usernameMask(username: string): string {
  return username.startsWith('~') ? `*${username.slice(1)}` : username
}

/** The network of an address, or the domain of a host; undefined where that would be everybody. */
function domainMask(hostname: string): string | undefined {
  if (hostname.includes(':')) return ipv6Mask(hostname)
  const labels = hostname.split('.')
  if (labels.length === 4 && labels.every(isOctet)) return `${labels.slice(0, 3).join('.')}.*`
  return labels.length >= 3 ? `*.${labels.slice(1).join('.')}` : undefined
}

function isOctet(label: string): boolean {
  const number = readNumber(label)
  return number !== undefined && number <= 255
}

/** The first four groups, which are one customer's as a rule; fewer where the rest is left out in the text. */
function ipv6Mask(hostname: string): string | undefined {
  const groups = hostname.split(':')
  const end = groups.indexOf('', 1)
  const kept = groups.slice(0, Math.min(4, end === -1 ? 4 : end))
  return kept.length === 0 || kept[0] === '' ? undefined : `${kept.join(':')}:*`
}
