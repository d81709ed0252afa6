import type { Message, Outcome } from '@longwire/irc'
import { relayTagMessage } from '../../relay/other-lines.ts'
import type { Command, NetworkCommandContext } from '../command.ts'
import { replyOutcome } from './relay-outcome.ts'
import { clientTags } from './say.ts'

/** Reactions and typing. Where the network takes no tags it goes no further. Source: https://ircv3.net/specs/extensions/message-tags */
export const tagmsg: Command = {
  name: 'TAGMSG',
  minParams: 1,
  needsNetwork: true,
  needsUpstream: true,
  capability: 'message-tags',
  run({ command, params, tags }, context) {
    const { network } = context
    const sendable = clientTags(tags)
    if (!network.has('message-tags') || Object.keys(sendable).length === 0) return
    const message = { tags: sendable, command, params: params.slice(0, 1) }
    const echoes = network.has('echo-message')
    if (echoes) network.tagMessages.add(network.fold(params[0] ?? ''), sendable, senderOf(context))
    // Where nothing says what an answer answers, none is waited for.
    const kind = echoes && network.has('labeled-response') ? 'query' : 'raw'
    context.later(command, network.upstream.client.request({ kind, message }).done, (outcome) => {
      if (!echoes && outcome.kind === 'ok') echo(message, context)
      else if (isTold(outcome) && isAnswered(tags, sendable)) replyOutcome(outcome, command, context)
    })
  },
}

function senderOf({ response, screen }: NetworkCommandContext) {
  return { screen: screen.id, response }
}

/** What the network would have sent back. */
function echo(
  message: Pick<Message, 'command' | 'params'> & { readonly tags: Readonly<Record<string, string>> },
  context: NetworkCommandContext,
): void {
  const { network, user } = context
  const source = network.ownSource
  const relayed = relayTagMessage({ ...message, source, tags: new Map(Object.entries(message.tags)) }, network)
  const account = network.state.identity.account
  const origin = { source, time: user.environment.now(), msgid: undefined, account }
  if (relayed !== undefined) user.router.show(network, relayed, origin, [senderOf(context)])
}

/** A network that says nothing to it has taken it. */
function isTold({ kind }: Outcome): boolean {
  return kind === 'refused'
}

/**
 * Clients tell of typing by themselves while a person writes: where that is refused, what is written will be too, and is
 * answered then. Whoever gave a label has asked.
 */
function isAnswered(given: ReadonlyMap<string, string>, sent: Readonly<Record<string, string>>): boolean {
  return given.has('label') || Object.keys(sent).some((tag) => tag !== '+typing' && tag !== '+draft/typing')
}
