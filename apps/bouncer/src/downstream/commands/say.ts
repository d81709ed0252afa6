import { type Message, splitStatusTarget } from '@longwire/irc'
import type { Command, NetworkCommandContext } from '../command.ts'

const CTCP = '\x01'

/** Source: https://modern.ircdocs.horse/#sending-messages */
export const privmsg: Command = sayCommand('PRIVMSG')
export const notice: Command = sayCommand('NOTICE')

function sayCommand(name: 'PRIVMSG' | 'NOTICE'): Command {
  // A repeat of what was said already is answered also while the network is away.
  return { name, minParams: 1, needsNetwork: true, needsUpstream: false, run: say }
}

function say(message: Message, context: NetworkCommandContext): void {
  const [targets = '', text = ''] = message.params
  if (text === '') return context.numeric('412', 'There is no text to send')
  for (const target of targets.split(',')) if (target !== '') sayTo(target, text, message, context)
}

function sayTo(to: string, text: string, { command, tags }: Message, context: NetworkCommandContext): void {
  const { network, user, response, screen } = context
  const { status, target } = splitStatusTarget(network.isupport, to)
  const action = text.startsWith(`${CTCP}ACTION `)
  if (text.startsWith(CTCP) && !action) {
    // A request or answer of CTCP is between programs: passed on, and not kept.
    if (!network.connected) return context.fail(command, 'NETWORK_DISCONNECTED', [to], 'The network is not connected')
    const sent = network.upstream.client.request({ kind: 'raw', message: { command, params: [to, text] } })
    context.later(command, sent.done, () => {})
    return
  }
  const wanted = {
    as: action ? ('action' as const) : command === 'NOTICE' ? ('notice' as const) : ('privmsg' as const),
    target,
    status,
    text: action ? actionText(text) : text,
    tags: clientTags(tags),
    outboxId: tags.get('+longwire/id') || undefined,
  }
  user.outbox.say(network, wanted, { screen: screen.id, response })
}

function actionText(text: string): string {
  return text.slice(`${CTCP}ACTION `.length, text.endsWith(CTCP) ? -1 : undefined)
}

/** What goes on to the network: client-only tags, and none that are between a screen and the bouncer (pitfall 14). */
export function clientTags(tags: Message['tags']): Readonly<Record<string, string>> {
  return Object.fromEntries([...tags].filter(([key]) => key.startsWith('+') && !key.startsWith('+longwire/')))
}
