import type { MessageInit } from '@longwire/irc'

/** The source of what the bouncer says for itself. */
export const SERVER_NAME = 'bouncer.longwire'

/** A numeric of the bouncer; the nickname comes first. */
export function numericReply(number: string, nickname: string, ...params: readonly string[]): MessageInit {
  return { source: SERVER_NAME, command: number, params: [nickname, ...params] }
}

/** Source: https://ircv3.net/specs/extensions/standard-replies */
export function failReply(command: string, code: string, context: readonly string[], text: string): MessageInit {
  return { source: SERVER_NAME, command: 'FAIL', params: [command, code, ...context, text] }
}
