import type { Environment } from '@longwire/connection'

/** An id for a message whose network gives none: 22 characters, random. Source: https://ircv3.net/specs/extensions/message-ids */
export function newMsgid(environment: Environment): string {
  return Buffer.from(environment.randomBytes(16)).toString('base64url')
}
