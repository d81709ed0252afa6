import { IrcError } from './error.ts'

const SPACE = 0x20
const SEMICOLON = 0x3b
const BACKSLASH = 0x5c

/**
 * A tag's value as it was meant. One pass from left to right: `\\n` is a backslash and an n; an unknown escape is the
 * character itself; a backslash at the end is dropped. Source: https://ircv3.net/specs/extensions/message-tags#escaping-values
 */
export function unescapeTagValue(value: string): string {
  let slash = value.indexOf('\\')
  if (slash === -1) return value
  let text = ''
  let start = 0
  while (slash !== -1) {
    text += value.slice(start, slash) + unescaped(value.charAt(slash + 1))
    start = slash + 2
    slash = value.indexOf('\\', start)
  }
  return text + value.slice(start)
}

function unescaped(letter: string): string {
  switch (letter) {
    case ':':
      return ';'
    case 's':
      return ' '
    case 'r':
      return '\r'
    case 'n':
      return '\n'
    default:
      return letter
  }
}

/** A tag's value as it goes on the wire. Throws `forbidden-byte` for NUL, for which there is no escape. */
export function escapeTagValue(value: string): string {
  let text = ''
  let start = 0
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    if (code > BACKSLASH || (code > SPACE && code < BACKSLASH && code !== SEMICOLON)) continue
    const escape = escapeOf(code)
    if (escape === undefined) continue
    text += value.slice(start, i) + escape
    start = i + 1
  }
  return start === 0 ? value : text + value.slice(start)
}

function escapeOf(code: number): string | undefined {
  switch (code) {
    case SEMICOLON:
      return '\\:'
    case SPACE:
      return '\\s'
    case 0x0d:
      return '\\r'
    case 0x0a:
      return '\\n'
    case BACKSLASH:
      return '\\\\'
    case 0x00:
      throw new IrcError('forbidden-byte', 'NUL in the value of a tag')
    default:
      return undefined
  }
}
