import { formatMessage, IrcError, MAX_TAG_BYTES, type MessageInit } from '@longwire/irc'
import { keepTags } from '../downgrades/rewrite.ts'

/** What a push service takes (RFC 8030), and what encryption adds to a text (RFC 8188, RFC 8291). */
const MAX_PAYLOAD = 4_096
const ENCRYPTION_BYTES = 103
const MAX_TEXT = MAX_PAYLOAD - ENCRYPTION_BYTES

/** What is left of the tags where all of them would be too long: those without which the message could not be found. */
const neededTags: readonly (readonly string[])[] = [
  ['msgid', 'time', 'longwire/network'],
  ['msgid', 'longwire/network'],
  ['msgid'],
]

/**
 * A message as the text of a push: one line without its end. Tags are dropped where they are too long, never `msgid`; undefined
 * where it cannot be said in one line at all. Source: https://ircv3.net/specs/extensions/webpush
 */
export function pushText(message: MessageInit): string | undefined {
  const choices = [message, ...neededTags.map((keys) => keepTags(message, (key) => keys.includes(key)))]
  for (const choice of choices) {
    const text = formatted(choice)
    if (text !== undefined && Buffer.byteLength(text) <= MAX_TEXT) return text
  }
  return undefined
}

/** Text from a network may hold what a line cannot carry, and tags be too long for any. */
function formatted(message: MessageInit): string | undefined {
  try {
    return formatMessage(message, MAX_TAG_BYTES)
  } catch (error) {
    if (error instanceof IrcError) return undefined
    throw error
  }
}
