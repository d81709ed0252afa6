import type { MessageInit } from '@longwire/irc'
import type { Downgrade } from './downgrade.ts'
import { isCtcp, textParts, withText } from './multiline-text.ts'
import { keepTags } from './rewrite.ts'

const ofTheWhole: ReadonlySet<string> = new Set(['msgid', 'label', 'longwire/cursor', '+longwire/id'])

/**
 * A message of several lines becomes one message for each line that is not blank, and one that is too long for a line several; what
 * names the whole (msgid, label) is on the first alone. Source: https://ircv3.net/specs/extensions/multiline
 */
export const multiline: Downgrade = {
  extension: 'multiline',
  capabilities: ['draft/multiline'],
  commands: ['PRIVMSG', 'NOTICE'],
  downgrade: lineByLine,
}

/**
 * The same message for a client that knows of several lines: a batch, whose opening has the tags of the whole. `reference` makes
 * the batch's name where one is needed. Other messages come back as they are, and so does what no such batch can hold.
 */
export function multilineBatch(message: MessageInit, reference: () => string): readonly MessageInit[] {
  if (isCtcp(message)) return lineByLine(message)
  const parts = textParts(message)
  if (parts === undefined) return [message]
  const [target = ''] = message.params ?? []
  const name = reference()
  const from = message.source === undefined ? {} : { source: message.source }
  return [
    { ...message, command: 'BATCH', params: [`+${name}`, 'draft/multiline', target] },
    ...parts.map(({ text, joined }) => ({
      ...from,
      tags: joined ? { batch: name, 'draft/multiline-concat': '' } : { batch: name },
      command: message.command,
      params: [target, text],
    })),
    { ...from, command: 'BATCH', params: [`-${name}`] },
  ]
}

function lineByLine(message: MessageInit): readonly MessageInit[] {
  const parts = textParts(message)
  if (parts === undefined) return [message]
  const lines = parts.filter(({ text }) => text.trim() !== '')
  return lines.map(({ text }, i) =>
    withText(i === 0 ? message : keepTags(message, (key) => !ofTheWhole.has(key)), text),
  )
}
