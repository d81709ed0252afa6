import { readServerTime } from '@longwire/irc'
import type { Position } from '@longwire/store'

/** Why a request cannot be answered: the code of a FAIL and its context. */
export interface RequestFault {
  readonly code: 'INVALID_PARAMS' | 'INVALID_MSGREFTYPE' | 'NEED_MORE_PARAMS'
  readonly context: readonly string[]
  readonly text: string
}

export function isFault(value: object): value is RequestFault {
  return 'code' in value
}

/** `msgid=…` or `timestamp=…`. Source: https://ircv3.net/specs/extensions/chathistory */
export function parseReference(text: string): Position | RequestFault {
  if (text.startsWith('msgid=')) {
    const msgid = text.slice('msgid='.length)
    return msgid === '' ? badReference(text) : { by: 'msgid', msgid }
  }
  if (text.startsWith('timestamp=')) {
    const time = readServerTime(text.slice('timestamp='.length))
    return time === undefined ? badReference(text) : { by: 'time', time }
  }
  const text2 = 'A message is named by msgid= or timestamp='
  return text.includes('=') ? { code: 'INVALID_MSGREFTYPE', context: [text], text: text2 } : badReference(text)
}

/** A number from 1; what is above the limit counts as the limit. */
export function parseLimit(text: string | undefined, most: number): number | RequestFault {
  if (text === undefined) return { code: 'NEED_MORE_PARAMS', context: [], text: 'A limit is needed' }
  const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0
  if (limit < 1) return { code: 'INVALID_PARAMS', context: [text], text: 'A limit is a number from 1' }
  return Math.min(limit, most)
}

function badReference(text: string): RequestFault {
  return { code: 'INVALID_PARAMS', context: [text], text: 'This is no reference to a message' }
}
