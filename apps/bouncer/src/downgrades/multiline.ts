import type { MessageInit } from '@longwire/irc'
import type { Downgrade } from './downgrade.ts'
import { keepTags } from './rewrite.ts'

const ofTheWhole: ReadonlySet<string> = new Set(['msgid', 'label', 'longwire/cursor'])

/**
 * A message of several lines becomes one message for each line that is not blank; what names the whole (msgid, label) is
 * on the first alone. Source: https://ircv3.net/specs/extensions/multiline
 */
export const multiline: Downgrade = {
  extension: 'multiline',
  capabilities: ['draft/multiline'],
  downgrade(message) {
    const text = message.params?.at(-1)
    if (text === undefined || !text.includes('\n')) return [message]
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    return lines.map((line, i) => withText(i === 0 ? message : keepTags(message, (key) => !ofTheWhole.has(key)), line))
  },
}

function withText(message: MessageInit, text: string): MessageInit {
  return { ...message, params: [...(message.params ?? []).slice(0, -1), text] }
}
