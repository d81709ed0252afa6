import type { Message, Outcome } from '@longwire/irc'
import type { OutboxEntry } from './outbox.ts'

/** What an attempt at saying something came to. */
export type Attempt =
  /** `echoed`: the other side has sent it back, and what came back is in the timeline by itself. */
  | { readonly kind: 'confirmed'; readonly msgid: string | undefined; readonly echoed: boolean }
  /** `again`: nobody will say when it can be sent again, so it is tried. */
  | { readonly kind: 'waiting'; readonly delivery: OutboxEntry['delivery']; readonly again: boolean }

/** The network is not there, and will be: the bouncer said so. Source: docs/extensions/mux.md */
const laterCodes: ReadonlySet<string> = new Set(['NETWORK_DISCONNECTED'])
/** The bouncer cannot look into its record at this moment. Source: docs/extensions/id.md */
const againCodes: ReadonlySet<string> = new Set(['TEMPORARILY_UNAVAILABLE'])
/** It left the bouncer, which does not know whether it arrived. */
const uncertainCodes: ReadonlySet<string> = new Set(['DELIVERY_UNCERTAIN'])

/**
 * What an outcome means for an own line. `repeatable` tells whether the other side knows a repeat by its id, so that it may be
 * sent again without being said twice; without that, only a person does it.
 */
export function attemptOf(outcome: Outcome, repeatable: boolean): Attempt {
  switch (outcome.kind) {
    case 'ok':
      return { kind: 'confirmed', msgid: outcome.msgid, echoed: outcome.replies.some(isEcho) }
    case 'refused':
      if (againCodes.has(outcome.refusal.code)) return waiting({ kind: 'pending' }, true)
      return waiting(afterRefusal(outcome.refusal.code, outcome.refusal.text))
    case 'unanswered':
      return repeatable ? waiting({ kind: 'pending' }, true) : waiting({ kind: 'uncertain' })
    case 'disconnected':
      return waiting(outcome.sent && !repeatable ? { kind: 'uncertain' } : { kind: 'pending' })
    case 'unavailable':
      return waiting({ kind: 'pending' })
  }
}

function isEcho({ command }: Message): boolean {
  return command === 'PRIVMSG' || command === 'NOTICE'
}

function afterRefusal(code: string, text: string): OutboxEntry['delivery'] {
  if (laterCodes.has(code)) return { kind: 'pending' }
  if (uncertainCodes.has(code)) return { kind: 'uncertain' }
  return { kind: 'failed', text: text === '' ? code : text, code }
}

function waiting(delivery: OutboxEntry['delivery'], again = false): Attempt {
  return { kind: 'waiting', delivery, again }
}
