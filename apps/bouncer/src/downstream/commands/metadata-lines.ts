import type { MessageInit } from '@longwire/irc'
import type { CommandContext } from '../command.ts'
import { numericReply, SERVER_NAME } from '../server-name.ts'

/** RPL_KEYVALUE, or RPL_KEYNOTSET. */
export function valueLine(
  target: string,
  key: string,
  value: string | undefined,
  { screen }: CommandContext,
): MessageInit {
  const { nickname } = screen.view
  if (value === undefined) return numericReply('766', nickname, target, key, 'This key is not set')
  return numericReply('761', nickname, target, key, '*', value)
}

/** How a change is told. */
export function changeLine(target: string, key: string, value: string | undefined): MessageInit {
  const params = [target, key, '*', ...(value === undefined ? [] : [value])]
  return { source: SERVER_NAME, command: 'METADATA', params }
}

/** The answer to a key that cannot be. */
export function invalidKey(word: string): MessageInit {
  const shown = word === '' || word.startsWith(':') || /\s/.test(word) ? '*' : word
  return { source: SERVER_NAME, command: 'FAIL', params: ['METADATA', 'KEY_INVALID', shown, 'This can be no key'] }
}
