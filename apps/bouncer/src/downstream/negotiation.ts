import type { MessageInit } from '@longwire/irc'
import { inLines } from './in-lines.ts'
import { numericReply, SERVER_NAME } from './server-name.ts'

/** What a client has negotiated so far. */
export interface Negotiated {
  /** `*` before it has one. */
  readonly nickname: string
  readonly capabilities: ReadonlySet<string>
  /** The highest CAP version it named; 0 when it named none. */
  readonly capVersion: number
}

/** What may be negotiated now. */
export interface Offer {
  /** For LS: `name` or, from version 302 on, `name=value`. */
  tokens(version: number): readonly string[]
  /** Whether all of these may be enabled together. */
  accepts(capabilities: ReadonlySet<string>): boolean
  /** Whether it may be asked for. */
  has(capability: string): boolean
}

/** What came of one CAP command. */
export interface NegotiationResult {
  readonly replies: readonly MessageInit[]
  readonly change?: Partial<Negotiated>
}

/**
 * One CAP command. The highest version that a client named counts from then on; a request is granted as a whole or not at
 * all. Source: https://ircv3.net/specs/extensions/capability-negotiation
 */
export function negotiate(client: Negotiated, params: readonly string[], offer: Offer): NegotiationResult {
  const [subcommand = '', argument = ''] = params
  switch (subcommand.toUpperCase()) {
    case 'LS':
      return list(client, argument, offer)
    case 'LIST':
      return { replies: listLines(client, 'LIST', [...client.capabilities]) }
    case 'REQ':
      return request(client, argument, offer)
    case 'END':
      return { replies: [] }
    default:
      return { replies: [numericReply('410', client.nickname, subcommand || '*', 'This CAP command is not known')] }
  }
}

function list(client: Negotiated, argument: string, offer: Offer): NegotiationResult {
  const named = /^\d{3,9}$/.test(argument) ? Number(argument) : 301
  const capVersion = Math.max(client.capVersion, named)
  // A client of version 302 has cap-notify without asking, and cannot get rid of it.
  const capabilities = capVersion >= 302 ? new Set([...client.capabilities, 'cap-notify']) : client.capabilities
  const change = { capVersion, capabilities }
  // The answer is of the version that was named now, whatever was named before.
  return { replies: listLines({ ...client, capVersion: named }, 'LS', offer.tokens(named)), change }
}

function request(client: Negotiated, argument: string, offer: Offer): NegotiationResult {
  const wanted = argument.split(' ').filter((name) => name !== '')
  const after = new Set(client.capabilities)
  for (const name of wanted) {
    if (name.startsWith('-')) after.delete(name.slice(1))
    else after.add(name)
  }
  const keepsNotify = client.capVersion < 302 || !client.capabilities.has('cap-notify') || after.has('cap-notify')
  const known = wanted.every((name) => offer.has(name.startsWith('-') ? name.slice(1) : name))
  if (!known || !keepsNotify || !offer.accepts(after)) return { replies: [capLine(client, 'NAK', argument)] }
  return { replies: [capLine(client, 'ACK', argument)], change: { capabilities: after } }
}

/** Only clients of version 302 know that a list may go on in a further line. */
function listLines(client: Negotiated, subcommand: string, words: readonly string[]): readonly MessageInit[] {
  const lines = inLines(words, client.capVersion >= 302 ? 400 : Infinity)
  return lines.map((line, i) =>
    i < lines.length - 1 ? capLine(client, subcommand, '*', line) : capLine(client, subcommand, line),
  )
}

function capLine({ nickname }: Negotiated, subcommand: string, ...params: readonly string[]): MessageInit {
  return { source: SERVER_NAME, command: 'CAP', params: [nickname, subcommand, ...params] }
}
