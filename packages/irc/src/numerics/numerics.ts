import { errors } from './numeric-errors.ts'
import { replies } from './numeric-replies.ts'

/**
 * Numbers of all numerics by name: `numerics.RPL_WELCOME` is `001`. A number that servers disagree about is here under the
 * name that most of today's servers mean by it; see {@link otherMeanings}.
 * Source: https://modern.ircdocs.horse/#numerics and https://defs.ircdocs.horse/defs/numerics
 */
export const numerics = { ...replies, ...errors }

/** The name of a numeric: `ERR_NICKNAMEINUSE`. */
export type NumericName = keyof typeof numerics

const names: ReadonlyMap<string, NumericName> = new Map(
  Object.entries(numerics).map(([name, number]) => [number, name as NumericName]),
)

/** The name of a numeric, given as on the wire (`433`); undefined where it is unknown, or no numeric. */
export function numericName(command: string): NumericName | undefined {
  return names.get(command)
}

/** What some servers mean by a numeric that has another name here. */
export interface OtherMeaning {
  readonly number: string
  readonly name: string
  /** Where it is, or was, so. */
  readonly servers: string
}

/** The conflicts that a client can meet today. Whoever acts on one of these must look at its parameters too. */
export const otherMeanings: readonly OtherMeaning[] = [
  { number: '005', name: 'RPL_BOUNCE', servers: 'RFC 2812; never in use, 010 today' },
  { number: '210', name: 'RPL_TRACERECONNECT', servers: 'RFC 2812' },
  { number: '335', name: 'RPL_WHOISTEXT', servers: 'Hybrid' },
  { number: '344', name: 'RPL_REOPLIST', servers: 'IRCnet; RPL_QUIETLIST in oftc-hybrid' },
  { number: '346', name: 'RPL_INVITELIST', servers: 'RFC 2812: the same meaning, an older name' },
  { number: '386', name: 'RPL_RSACHALLENGE', servers: 'Hybrid, ratbox' },
  { number: '396', name: 'RPL_HOSTHIDDEN', servers: 'ircu: the same meaning' },
  { number: '432', name: 'ERR_ERRONEOUSNICKNAME', servers: 'some: the same meaning' },
  { number: '435', name: 'ERR_SERVICECONFUSED', servers: 'Unreal' },
  { number: '437', name: 'ERR_BANNICKCHANGE', servers: 'ircu: the channel’s ban forbids a change of nickname' },
  { number: '438', name: 'ERR_DEAD', servers: 'IRCnet' },
  { number: '468', name: 'ERR_ONLYSERVERSCANCHANGE', servers: 'Bahamut, Unreal' },
  { number: '470', name: 'ERR_KICKEDFROMCHAN', servers: 'aircd' },
  { number: '477', name: 'ERR_NOCHANMODES', servers: 'RFC 2812' },
  { number: '479', name: 'ERR_LINKFAIL', servers: 'Unreal' },
  { number: '480', name: 'ERR_THROTTLE', servers: 'ratbox; RPL_SSLONLYCHAN in older Hybrid' },
  {
    number: '484',
    name: 'ERR_ISCHANSERVICE',
    servers: 'ircu; ERR_DESYNC in Bahamut and Hybrid, ERR_ATTACKDENY in Unreal',
  },
  {
    number: '485',
    name: 'ERR_ISREALSERVICE',
    servers: 'QuakeNet; ERR_CHANBANREASON in Hybrid, ERR_KILLDENY in Unreal',
  },
  { number: '486', name: 'ERR_ACCOUNTONLY', servers: 'QuakeNet' },
  { number: '489', name: 'ERR_VOICENEEDED', servers: 'Undernet' },
  { number: '490', name: 'ERR_NOSWEAR', servers: 'Unreal' },
  { number: '492', name: 'ERR_CANNOTSENDTOUSER', servers: 'Charybdis' },
  { number: '493', name: 'ERR_NOSHAREDCHAN', servers: 'Bahamut' },
  { number: '494', name: 'ERR_BADFEATVALUE', servers: 'ircu' },
  { number: '495', name: 'ERR_BADLOGTYPE', servers: 'ircu' },
  { number: '501', name: 'ERR_UNKNOWNSNOMASK', servers: 'InspIRCd' },
  { number: '512', name: 'ERR_NOSUCHGLINE', servers: 'ircu' },
  { number: '518', name: 'ERR_NOINVITE', servers: 'Unreal' },
  { number: '519', name: 'ERR_ADMONLY', servers: 'Unreal' },
  { number: '520', name: 'ERR_MASKTOOWIDE', servers: 'ircu' },
  { number: '524', name: 'ERR_QUARANTINED', servers: 'ircu; ERR_OPERSPVERIFY in Unreal' },
  { number: '608', name: 'RPL_CLEARWATCH', servers: 'Unreal: the same meaning' },
  { number: '672', name: 'RPL_UNKNOWNMODES', servers: 'Ithildin' },
  { number: '715', name: 'ERR_TOOMANYINVITE', servers: 'Hybrid; RPL_INVITETHROTTLE in Rizon' },
  { number: '716', name: 'ERR_TARGUMODEG', servers: 'ratbox, Charybdis: the same meaning' },
  { number: '766', name: 'ERR_NOMATCHINGKEY', servers: 'metadata 3.2' },
]
