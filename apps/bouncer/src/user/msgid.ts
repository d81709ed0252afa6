import type { Environment } from '@longwire/connection'

const PREFIX = 'lw.'

/** An id for a message whose network gives none: random. Source: https://ircv3.net/specs/extensions/message-ids */
export function newMsgid(environment: Environment): string {
  return PREFIX + Buffer.from(environment.randomBytes(16)).toString('base64url')
}

/** Whether we gave it, and the network knows the message by another id, or by none. */
export function isOurMsgid(msgid: string): boolean {
  return msgid.startsWith(PREFIX)
}
