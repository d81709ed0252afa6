import { escapeIsupportValue, type IsupportState, type MessageInit } from '@longwire/irc'
import { MONITOR_LIMIT } from '../user/monitors.ts'
import { batchMessages } from './response.ts'
import type { ScreenView } from './screen.ts'
import { numericReply } from './server-name.ts'

/** What is true for a client of ours as it is for the bouncer itself, and is told on. */
const passed: ReadonlySet<string> = new Set(
  (
    'ACCOUNTEXTBAN AWAYLEN BOT CASEMAPPING CHANLIMIT CHANMODES CHANNELLEN CHANTYPES ELIST EXCEPTS EXTBAN HOSTLEN ' +
    'ICON INVEX KEYLEN KICKLEN MAXLIST MAXTARGETS MODES NAMELEN NETWORK NICKLEN PREFIX SAFELIST STATUSMSG TARGMAX TOPICLEN ' +
    'USERLEN UTF8ONLY WHOX draft/ICON'
  ).split(' '),
)

const TOKENS_PER_LINE = 13
const BYTES_PER_LINE = 400
/** How many lines of history one request may ask for. */
export const CHATHISTORY_LIMIT = 1000

/** What the bouncer itself supports, at a network or (without one) by itself. */
function ownTokens(network: string | undefined): readonly string[] {
  return [
    `CHATHISTORY=${CHATHISTORY_LIMIT}`,
    'MSGREFTYPES=msgid,timestamp',
    ...(network === undefined ? [] : [`MONITOR=${MONITOR_LIMIT}`]),
    network === undefined ? 'BOUNCER_NETID' : `BOUNCER_NETID=${network}`,
  ]
}

/** The tokens of 005 for a client at a network: what the network says, where it holds here too, and what we say. */
export function networkTokens(network: string, isupport: IsupportState, passesClientTags: boolean): readonly string[] {
  const theirs = [...isupport.tokens].filter(([key]) => passed.has(key))
  const denied = passesClientTags ? isupport.tokens.get('CLIENTTAGDENY') : '*'
  return [
    ...theirs.map(([key, value]) => tokenText(key, value)),
    ...(denied === undefined ? [] : [tokenText('CLIENTTAGDENY', withoutOurs(denied))]),
    ...ownTokens(network),
  ]
}

/** Tags that are for the bouncer, whatever its network takes. Source: docs/extensions/id.md */
const ours = 'longwire/id'

/** What of client-only tags is denied, but for ours. */
function withoutOurs(denied: string): string {
  const tags = denied.split(',').filter((tag) => tag !== ours && tag !== `-${ours}`)
  return (tags.includes('*') ? [...tags, `-${ours}`] : tags).join(',')
}

/** The tokens of 005 for a client at the bouncer itself: there are no channels. */
export function bouncerTokens(): readonly string[] {
  return ['NETWORK=Longwire', 'CASEMAPPING=ascii', 'CHANTYPES=', 'PREFIX=', 'CLIENTTAGDENY=*', ...ownTokens(undefined)]
}

/** What a client that may subscribe to pushes needs for it. Source: https://codeberg.org/emersion/soju/src/branch/master/doc/ext/webpush.md */
export function webpushTokens({ capabilities }: ScreenView, publicKey: string): readonly string[] {
  return capabilities.has('draft/webpush') || capabilities.has('soju.im/webpush') ? [tokenText('VAPID', publicKey)] : []
}

/** 005 as a client wants it: in a batch where it knows of that. Source: https://ircv3.net/specs/extensions/extended-isupport */
export function isupportMessages(
  view: ScreenView,
  tokens: readonly string[],
  reference: string,
): readonly MessageInit[] {
  const lines = isupportLines(view.nickname, tokens)
  const batched = view.capabilities.has('draft/extended-isupport') && view.capabilities.has('batch')
  return batched ? batchMessages({ type: 'draft/isupport', params: [], messages: lines }, reference) : lines
}

/** Source: https://modern.ircdocs.horse/#rplisupport-005 */
export function isupportLines(nickname: string, tokens: readonly string[]): readonly MessageInit[] {
  const lines: string[][] = []
  let bytes = 0
  for (const token of tokens) {
    const last = lines.at(-1)
    const cost = Buffer.byteLength(token) + 1
    if (last !== undefined && last.length < TOKENS_PER_LINE && bytes + cost <= BYTES_PER_LINE) {
      last.push(token)
      bytes += cost
    } else {
      lines.push([token])
      bytes = cost
    }
  }
  return lines.map((line) => numericReply('005', nickname, ...line, 'are supported by this server'))
}

function tokenText(key: string, value: string): string {
  return value === '' ? key : `${key}=${escapeIsupportValue(value)}`
}
