import type { Message } from '@longwire/irc'

/** Begins the ids that are made here; a msgid cannot begin so. */
const OWN = ' '

/** Whether the network knows a line by this id. */
export function isMsgid(id: string): boolean {
  return !id.startsWith(OWN)
}

/** Whether the bouncer gave a message its id, because its network gives none. Source: docs/extensions/id.md */
export function isBouncersMsgid(id: string): boolean {
  return id.startsWith('lw.')
}

/**
 * An id for a line to which the network gave none. The same line has the same id each time it comes; `repeat` tells apart
 * what was said twice in one millisecond, counted from 0.
 */
export function idWithoutMsgid(message: Message, time: number, repeat: number): string {
  const { source, command, params } = message
  const who = typeof source === 'string' ? source : (source?.nickname ?? '')
  return `${OWN}${time.toString(36)}.${hash([who, command, ...params].join('\0'))}.${repeat}`
}

/** FNV-1a, 53 bits: no secret, and a clash needs the same millisecond too. */
function hash(text: string): string {
  let low = 0x811c9dc5
  let high = 0x1000193
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x85ebca6b)
  }
  return ((high >>> 11) * 2 ** 32 + (low >>> 0)).toString(36)
}
