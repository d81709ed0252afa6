import { type Message, repliedTo } from '@longwire/irc'
import type { Fact } from '../timeline/annotations.ts'
import { nameOf, type Reader } from './line-of-message.ts'

/**
 * What a message says about another one; undefined where it says nothing of the kind.
 * Source: https://ircv3.net/specs/client-tags/react, https://ircv3.net/specs/extensions/message-redaction and
 * docs/extensions/refused.md
 */
export function factOfMessage(message: Message, time: number, reader: Reader): Fact | undefined {
  const { command, params, tags } = message
  const sender = nameOf(message.source)
  if (command === 'REDACT') {
    const line = params[1]
    return line === undefined ? undefined : { kind: 'redaction', line, by: sender, reason: params[2] ?? '' }
  }
  if (command === 'REFUSED') {
    const [, line, code = '', text = ''] = params
    return line === undefined ? undefined : { kind: 'refusal', line, code, text }
  }
  const line = command === 'TAGMSG' ? repliedTo(tags) : undefined
  const added = tags.get('+draft/react')
  const text = added || tags.get('+draft/unreact')
  if (line === undefined || !text) return undefined
  return { kind: 'reaction', line, sender, text, added: Boolean(added), own: reader.isOwn(sender), time }
}
