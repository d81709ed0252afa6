import type { ClientStatus } from '@longwire/connection'

/** Where a client stands, in words. */
export function statusText(status: ClientStatus): string {
  switch (status.kind) {
    case 'opening':
      return `opening ${status.host}: ${status.stage}`
    case 'registering':
      return `introducing ourselves to ${status.host}`
    case 'registered':
      return `on ${status.host}`
    case 'waiting':
      return `waiting, then trying again (${status.error.code}): ${status.error.userText}`
    case 'failed':
      return `given up (${status.error.code}): ${status.error.userText}`
    case 'closed':
      return 'closed'
  }
}
