import type { MessageInit, Outcome } from '@longwire/irc'
import { failReply } from '../downstream/server-name.ts'
import type { Network } from './network.ts'
import { refusalReply } from './refusal-reply.ts'

/** Why something was not said, or may have been; see docs/extensions/id.md. */
export interface SayFailure {
  readonly reply: MessageInit
  /** Whether it may have been said all the same. */
  readonly uncertain: boolean
}

/** What became of a say, where it did not come to be. */
export function failureOf(
  outcome: Exclude<Outcome, { readonly kind: 'ok' }>,
  network: Network,
  command: string,
  target: string,
): SayFailure {
  switch (outcome.kind) {
    case 'refused':
      return { reply: refusalReply(outcome.refusal, command, network.nickname), uncertain: false }
    case 'unanswered':
      return uncertain(command, target, 'The network did not confirm that it took this message')
    case 'disconnected':
      return outcome.sent
        ? uncertain(command, target, 'The connection was lost before the network confirmed this')
        : certain(command, 'NETWORK_DISCONNECTED', target, 'The connection was lost before this was sent')
    case 'unavailable':
      return certain(command, 'NOT_SENT', target, outcome.text)
  }
}

/** Nobody knows whether it was said: only a person says it again. */
export function uncertain(command: string, target: string, text: string): SayFailure {
  return { reply: failReply(command, 'DELIVERY_UNCERTAIN', [target], text), uncertain: true }
}

/** It was not said. */
export function certain(command: string, code: string, target: string, text: string): SayFailure {
  return { reply: failReply(command, code, [target], text), uncertain: false }
}
