import type { MessageInit } from '@longwire/irc'
import type { Downgrade } from './downgrade.ts'

const RPL_NAMREPLY = '353'
const RPL_WHOREPLY = '352'
const NAMES_AT = 3
const FLAGS_AT = 6
const membershipPrefixes = '~&@%+!'

/**
 * Members are sent with all their prefixes and their hosts; a client that lacks it gets the highest prefix alone.
 * Source: https://ircv3.net/specs/extensions/multi-prefix
 */
export const multiPrefix: Downgrade = {
  extension: 'multi-prefix',
  capabilities: ['multi-prefix'],
  commands: [RPL_NAMREPLY, RPL_WHOREPLY],
  downgrade(message) {
    if (message.command === RPL_NAMREPLY) return [eachName(message, highestPrefix)]
    return [changeParam(message, FLAGS_AT, highestFlag)]
  },
}

/** `nick!user@host` in 353 is `nick`. Source: https://ircv3.net/specs/extensions/userhost-in-names */
export const userhostInNames: Downgrade = {
  extension: 'userhost-in-names',
  capabilities: ['userhost-in-names'],
  commands: [RPL_NAMREPLY],
  downgrade: (message) => [eachName(message, withoutHost)],
}

function eachName(message: MessageInit, change: (name: string) => string): MessageInit {
  return changeParam(message, NAMES_AT, (names) =>
    names
      .split(' ')
      .filter((name) => name !== '')
      .map(change)
      .join(' '),
  )
}

function changeParam(message: MessageInit, at: number, change: (param: string) => string): MessageInit {
  return { ...message, params: (message.params ?? []).map((param, i) => (i === at ? change(param) : param)) }
}

function prefixLength(name: string): number {
  let length = 0
  while (length < name.length && membershipPrefixes.includes(name.charAt(length))) length++
  return length
}

function highestPrefix(name: string): string {
  const length = prefixLength(name)
  return length < 2 ? name : name.charAt(0) + name.slice(length)
}

/** `H*@+` is `H*@`. */
function highestFlag(flags: string): string {
  const first = [...flags].findIndex((flag) => membershipPrefixes.includes(flag))
  if (first === -1) return flags
  return flags.slice(0, first + 1) + flags.slice(first + 1).replaceAll(/[~&@%+!]/g, '')
}

function withoutHost(name: string): string {
  const bang = name.indexOf('!', prefixLength(name))
  return bang === -1 ? name : name.slice(0, bang)
}
