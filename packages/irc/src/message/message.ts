import { IrcError } from './error.ts'
import { refuseLineEnds } from './line-ends.ts'
import { MAX_CLIENT_TAG_BYTES } from './limits.ts'
import { readSource, type Source, sourceText } from './source.ts'
import { formatTags, NO_TAGS, parseTags, type Tags } from './tags.ts'

export type { Source, UserSource } from './source.ts'
export { formatSource, isUserSource, parseSource } from './source.ts'
export type { Tags } from './tags.ts'

/**
 * One IRC message as a value.
 * Source: https://modern.ircdocs.horse/#message-format and https://ircv3.net/specs/extensions/message-tags
 */
export interface Message {
  /** Tags by key, values unescaped; a tag without a value has the empty string; of duplicates the last one counts. */
  readonly tags: Tags
  /** Who sent it; undefined where the line had no source. */
  readonly source: Source | undefined
  /** Upper-case command, or a three-digit numeric. */
  readonly command: string
  /** Parameters in order, the trailing one without its colon. */
  readonly params: readonly string[]
}

/** What an outgoing message is built from; tags and source may be left out. */
export interface MessageInit {
  readonly tags?: Tags | Readonly<Record<string, string>> | undefined
  readonly source?: Source | undefined
  readonly command: string
  readonly params?: readonly string[] | undefined
}

const SPACE = 0x20
const COLON = 0x3a
const AT = 0x40

/**
 * Reads one line, without its CR LF. Never throws; undefined where there is no command.
 * Any number of spaces (only U+0020) separates words, and any number of parameters is taken.
 */
export function parseMessage(line: string): Message | undefined {
  let at = afterSpaces(line, 0)
  let tags = NO_TAGS
  let source: Source | undefined
  if (line.charCodeAt(at) === AT) {
    const end = endOfWord(line, at)
    tags = parseTags(line.slice(at + 1, end))
    at = afterSpaces(line, end)
  }
  if (line.charCodeAt(at) === COLON) {
    const end = endOfWord(line, at)
    if (end > at + 1) source = readSource(line, at + 1, end)
    at = afterSpaces(line, end)
  }
  const end = endOfWord(line, at)
  if (end === at) return undefined
  return { tags, source, command: readCommand(line, at, end), params: readParams(line, afterSpaces(line, end)) }
}

/** What most lines are is not cut out of them: it is the same string each time, which maps find the sooner. */
function readCommand(line: string, start: number, end: number): string {
  switch (end - start) {
    case 4:
      for (const command of frequent) if (line.startsWith(command, start)) return command
      break
    case 6:
      if (line.startsWith('NOTICE', start)) return 'NOTICE'
      break
    case 7:
      if (line.startsWith('PRIVMSG', start)) return 'PRIVMSG'
  }
  return upperCase(line.slice(start, end))
}

const frequent = ['JOIN', 'QUIT', 'PART', 'MODE', 'AWAY', 'NICK'] as const

/** The first two are put into an array of their size: one that grows takes room for 17 at once. */
function readParams(line: string, from: number): string[] {
  if (from >= line.length) return []
  if (line.charCodeAt(from) === COLON) return [line.slice(from + 1)]
  const end = endOfWord(line, from)
  const first = line.slice(from, end)
  const second = afterSpaces(line, end)
  if (second >= line.length) return [first]
  if (line.charCodeAt(second) === COLON) return [first, line.slice(second + 1)]
  return readMoreParams(line, second, [first])
}

function readMoreParams(line: string, from: number, params: string[]): string[] {
  let at = from
  while (at < line.length) {
    if (line.charCodeAt(at) === COLON) {
      params.push(line.slice(at + 1))
      break
    }
    const end = endOfWord(line, at)
    params.push(line.slice(at, end))
    at = afterSpaces(line, end)
  }
  return params
}

function endOfWord(line: string, from: number): number {
  const end = line.indexOf(' ', from)
  return end === -1 ? line.length : end
}

function afterSpaces(line: string, from: number): number {
  let at = from
  while (line.charCodeAt(at) === SPACE) at++
  return at
}

function upperCase(command: string): string {
  for (let i = 0; i < command.length; i++) {
    const code = command.charCodeAt(i)
    if (code >= 0x61 && code <= 0x7a) return command.toUpperCase()
  }
  return command
}

/**
 * The line of a message, without CR LF. The command goes as it is written, the last parameter with a colon only where it
 * needs one. Its length is not looked at, but for the tags: a client may send {@link MAX_CLIENT_TAG_BYTES}, a server more.
 * Throws {@link IrcError} for what IRC cannot carry.
 */
export function formatMessage(message: MessageInit, maxTagBytes = MAX_CLIENT_TAG_BYTES): string {
  const { tags, source, command, params } = message
  let line = ''
  if (tags !== undefined) {
    const text = formatTags(tags, maxTagBytes)
    if (text !== '') line = `@${text} `
  }
  if (source !== undefined) line += `:${sourceText(source)} `
  refuseBadCommand(command)
  line += command
  if (params !== undefined) line += formatParams(params)
  refuseLineEnds(line)
  return line
}

function formatParams(params: readonly string[]): string {
  let text = ''
  const last = params.length - 1
  for (let i = 0; i <= last; i++) {
    const param = params[i] ?? ''
    const needsColon = param === '' || param.charCodeAt(0) === COLON || param.includes(' ')
    if (needsColon && i < last) {
      refuseLineEnds(param)
      throw new IrcError(
        'bad-parameter',
        `only the last parameter may be empty, begin with a colon or hold a space: “${param}”`,
      )
    }
    text += needsColon ? ` :${param}` : ` ${param}`
  }
  return text
}

function refuseBadCommand(command: string): void {
  for (let i = 0; i < command.length; i++) {
    const code = command.charCodeAt(i)
    const lower = code | 0x20
    if ((lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39)) continue
    refuseLineEnds(command)
    throw new IrcError('bad-command', 'a command is letters and digits')
  }
  if (command === '') throw new IrcError('bad-command', 'an empty command')
}
