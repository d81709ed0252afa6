import type { Message, MessageInit, Outcome } from '@longwire/irc'
import { refusalReply } from '../../user/refusal-reply.ts'
import type { NetworkCommandContext } from '../command.ts'

/** Words that answer, besides numerics. */
const answers: ReadonlySet<string> = new Set(['FAIL', 'WARN', 'NOTE', 'REGISTER', 'VERIFY'])

/** Asks the network; its answer goes to the screen that asked, and to no other. */
export function askNetwork(message: MessageInit, context: NetworkCommandContext): void {
  const { client } = context.network.upstream
  context.later(message.command, client.request({ kind: 'query', message }).done, (outcome) =>
    replyOutcome(outcome, message.command, context),
  )
}

/** What became of a request, to the screen that asked. */
export function replyOutcome(outcome: Outcome, command: string, context: NetworkCommandContext): void {
  const { network } = context
  switch (outcome.kind) {
    case 'ok':
      for (const reply of outcome.replies) if (isForAsker(reply)) context.reply(plain(reply))
      break
    case 'refused':
      context.reply(refusalReply(outcome.refusal, command, network.nickname))
      break
    case 'unanswered':
      context.fail(command, 'NO_ANSWER', [], `${network.record.settings.name} did not answer`)
      break
    case 'disconnected':
      context.fail(command, 'NETWORK_DISCONNECTED', [], 'The connection was lost before the answer came')
      break
    case 'unavailable':
      context.fail(command, 'UNAVAILABLE', [], outcome.text)
      break
  }
}

/** What changes something is shown to every screen, and comes to this one in that way too. */
function isForAsker({ command }: Message): boolean {
  return /^\d{3}$/.test(command) || answers.has(command)
}

/** Without the tags of the network's own framing. */
function plain({ source, command, params }: Message): MessageInit {
  return { ...(source !== undefined && { source }), command, params }
}
