import type { Outcome } from '@longwire/irc'

/** How a request ended, in words. */
export function outcomeText(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'ok':
      return 'done'
    case 'refused':
      return `refused (${outcome.refusal.code}): ${outcome.refusal.text}`
    case 'unanswered':
      return 'no answer within 30 seconds'
    case 'disconnected':
      return outcome.sent ? 'the connection was lost; it may have arrived' : 'the connection was lost before it left'
    case 'unavailable':
      return `not tried: ${outcome.text}`
  }
}
