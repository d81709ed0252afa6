import { type Message, splitStatusTarget } from '@longwire/irc'
import { askService } from '../../service/service.ts'
import { SERVICE_NICKNAME } from '../../service/service-nickname.ts'
import type { Network } from '../../user/network.ts'
import type { Command, CommandContext } from '../command.ts'
import { SERVER_NAME } from '../server-name.ts'

const CTCP = '\x01'

/** Source: https://modern.ircdocs.horse/#sending-messages */
export const privmsg: Command = sayCommand('PRIVMSG')
export const notice: Command = sayCommand('NOTICE')

function sayCommand(name: 'PRIVMSG' | 'NOTICE'): Command {
  // The service is there without a network; and a repeat of what was said is answered also while the network is away.
  return { name, minParams: 1, needsNetwork: false, needsUpstream: false, run: say }
}

function say(message: Message, context: CommandContext): void {
  const [targets = '', text = ''] = message.params
  sayText(targets, text, message, context)
}

/** Says a text of one or several lines, with the tags and the command of the message. */
export function sayText(targets: string, text: string, message: Message, context: CommandContext): void {
  if (text === '') return context.numeric('412', 'There is no text to send')
  for (const target of targets.split(',')) if (target !== '') sayTo(target, text, message, context)
}

function sayTo(to: string, text: string, message: Message, context: CommandContext): void {
  const { network } = context.attachment
  if (to.toLowerCase() === SERVICE_NICKNAME) sayToService(text, message.command, context)
  else if (network === undefined) {
    context.fail(message.command, 'NEED_NETWORK', [to], 'This connection is not bound to a network')
  } else sayOnNetwork(network, to, text, message, context)
}

/** Between this screen and the bouncer alone: passwords may be in it, so it is kept nowhere. */
function sayToService(text: string, command: string, context: CommandContext): void {
  const { attachment, screen, user } = context
  const source = { nickname: SERVICE_NICKNAME, username: 'service', hostname: SERVER_NAME }
  const answered = attachment.inTurn.run(() => askService(text, user))
  context.later(command, answered, (lines) => {
    for (const line of lines) context.reply({ source, command: 'NOTICE', params: [screen.view.nickname, line] })
  })
}

function sayOnNetwork(network: Network, to: string, text: string, message: Message, context: CommandContext): void {
  const { command, tags } = message
  const { user, response, screen } = context
  const { status, target } = splitStatusTarget(network.isupport, to)
  const action = text.startsWith(`${CTCP}ACTION `)
  if (text.startsWith(CTCP) && !action) {
    // A request or answer of CTCP is between programs: passed on, and not kept.
    if (!network.connected) return context.fail(command, 'NETWORK_DISCONNECTED', [to], 'The network is not connected')
    const sent = network.upstream.client.request({ kind: 'raw', message: { command, params: [to, text] } })
    return context.later(command, sent.done, () => {})
  }
  const wanted = {
    as: action ? ('action' as const) : command === 'NOTICE' ? ('notice' as const) : ('privmsg' as const),
    target,
    status,
    text: action ? actionText(text) : text,
    tags: clientTags(tags),
    outboxId: tags.get('+longwire/id') || undefined,
  }
  return user.outbox.say(network, wanted, { screen: screen.id, response })
}

function actionText(text: string): string {
  return text.slice(`${CTCP}ACTION `.length, text.endsWith(CTCP) ? -1 : undefined)
}

/** What goes on to the network: client-only tags, and none that are between a screen and the bouncer (pitfall 14). */
export function clientTags(tags: Message['tags']): Readonly<Record<string, string>> {
  return Object.fromEntries([...tags].filter(([key]) => key.startsWith('+') && !key.startsWith('+longwire/')))
}
