import type { MessageInit } from '@longwire/irc'
import { networkList } from '../../user/network-list.ts'
import { enabledOf, inLines, isOffered, offeredTokens } from '../capabilities.ts'
import type { Command, CommandContext } from '../command.ts'
import { SERVER_NAME } from '../server-name.ts'

/** After registration: lists, and changes of what is enabled. Source: https://ircv3.net/specs/extensions/capability-negotiation */
export const cap: Command = {
  name: 'CAP',
  minParams: 1,
  needsNetwork: false,
  needsUpstream: false,
  run({ params }, context) {
    const [subcommand = '', argument = ''] = params
    switch (subcommand.toUpperCase()) {
      case 'LS':
        return list(context, argument)
      case 'LIST':
        return replyList(context, 'LIST', [...context.screen.view.capabilities])
      case 'REQ':
        return request(context, argument)
      case 'END':
        return undefined
      default:
        return context.numeric('410', subcommand, 'This CAP command is not known')
    }
  },
}

/** The highest version that a client named counts from then on. */
function list(context: CommandContext, argument: string): void {
  const { screen } = context
  const version = /^\d{3,9}$/.test(argument) ? Number(argument) : 301
  const capVersion = Math.max(screen.view.capVersion, version)
  const capabilities =
    capVersion >= 302 ? new Set([...screen.view.capabilities, 'cap-notify']) : screen.view.capabilities
  screen.change({ capVersion, capabilities })
  replyList(context, 'LS', offeredTokens(capVersion))
}

/** All of it or nothing. */
function request(context: CommandContext, argument: string): void {
  const { screen } = context
  const before = screen.view.capabilities
  const wanted = argument.split(' ').filter((name) => name !== '')
  const after = new Set(before)
  for (const name of wanted) {
    if (name.startsWith('-')) after.delete(name.slice(1))
    else after.add(name)
  }
  // Source: "clients that negotiated version 302 can not disable cap-notify".
  const keepsNotify = screen.view.capVersion < 302 || after.has('cap-notify')
  const complete = enabledOf(after).size === after.size
  const known = wanted.every((name) => isOffered(name.startsWith('-') ? name.slice(1) : name))
  if (!known || !complete || !keepsNotify) return context.reply(capLine(context, 'NAK', argument))
  context.reply(capLine(context, 'ACK', argument))
  screen.change({ capabilities: after })
  const notify = 'soju.im/bouncer-networks-notify'
  if (after.has(notify) && !before.has(notify)) context.replyBatch(networkList(context.user))
}

function replyList(context: CommandContext, subcommand: string, words: readonly string[]): void {
  const lines = inLines(words)
  lines.forEach((line, i) => {
    const more = i < lines.length - 1 && context.screen.view.capVersion >= 302
    context.reply(more ? capLine(context, subcommand, '*', line) : capLine(context, subcommand, line))
  })
}

function capLine({ screen }: CommandContext, subcommand: string, ...params: readonly string[]): MessageInit {
  return { source: SERVER_NAME, command: 'CAP', params: [screen.view.nickname, subcommand, ...params] }
}
