import { IrcError } from '../message/error.ts'

const DELIMITER = '\u0001'

/** What stands inside a CTCP message. Source: https://modern.ircdocs.horse/ctcp.html */
export interface Ctcp {
  /** Upper case: `ACTION`, `VERSION`. */
  readonly command: string
  /** What comes after the command and one space; the empty string for nothing. */
  readonly text: string
}

/**
 * The CTCP message in the text of a PRIVMSG or NOTICE; undefined where there is none. The delimiter at the end may be missing
 * (it is the first thing that is cut off a line that is too long), and what comes after it is left out.
 */
export function parseCtcp(text: string): Ctcp | undefined {
  if (!text.startsWith(DELIMITER)) return undefined
  const close = text.indexOf(DELIMITER, 1)
  const inside = text.slice(1, close === -1 ? undefined : close)
  const space = inside.indexOf(' ')
  const command = space === -1 ? inside : inside.slice(0, space)
  return command === ''
    ? undefined
    : { command: command.toUpperCase(), text: space === -1 ? '' : inside.slice(space + 1) }
}

/**
 * The text of a PRIVMSG or NOTICE that carries a CTCP message. Throws `forbidden-byte` where the delimiter (U+0001) is inside,
 * and `bad-command` where the command is empty or holds a space.
 */
export function formatCtcp(command: string, text = ''): string {
  if (command === '' || command.includes(' ')) throw new IrcError('bad-command', `no CTCP command: “${command}”`)
  const inside = text === '' ? command : `${command} ${text}`
  if (inside.includes(DELIMITER)) throw new IrcError('forbidden-byte', 'U+0001 inside a CTCP message')
  return DELIMITER + inside + DELIMITER
}
