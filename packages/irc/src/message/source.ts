import { IrcError } from './error.ts'
import { refuseLineEnds } from './line-ends.ts'

/** A user as written in a source: `nickname[!username][@hostname]`. */
export interface UserSource {
  readonly nickname: string
  readonly username?: string
  readonly hostname?: string
}

/** A user, or the name of a server (a source with a dot and neither `!` nor `@`). */
export type Source = UserSource | string

/** Whether a source is a user, and not the name of a server. */
export function isUserSource(source: Source | undefined): source is UserSource {
  return typeof source === 'object'
}

/**
 * A source from its text, without the colon. The username begins after the first `!`, the hostname after the last `@`.
 * Never throws; whatever stands in a hostname is taken.
 */
export function parseSource(text: string): Source {
  return readSource(text, 0, text.length)
}

/** {@link parseSource} of a part of a line, from `start` up to `end` (not included), without cutting it out first. */
export function readSource(line: string, start: number, end: number): Source {
  const at = lastAt(line, start, end)
  const bang = line.indexOf('!', start)
  const hasUsername = bang !== -1 && bang < (at === -1 ? end : at)
  if (hasUsername && at !== -1) {
    return { nickname: line.slice(start, bang), username: line.slice(bang + 1, at), hostname: line.slice(at + 1, end) }
  }
  if (hasUsername) return { nickname: line.slice(start, bang), username: line.slice(bang + 1, end) }
  if (at !== -1) return { nickname: line.slice(start, at), hostname: line.slice(at + 1, end) }
  const name = line.slice(start, end)
  return name.includes('.') ? name : { nickname: name }
}

function lastAt(line: string, start: number, end: number): number {
  let last = -1
  for (let at = line.indexOf('@', start); at !== -1 && at < end; at = line.indexOf('@', at + 1)) last = at
  return last
}

/**
 * A source as it goes on the wire, without the colon.
 * Throws `bad-source` where it is empty, holds a space, or would be read as another one; `forbidden-byte` for CR, LF and NUL.
 */
export function formatSource(source: Source): string {
  const text = sourceText(source)
  refuseLineEnds(text)
  return text
}

/** {@link formatSource} for who looks for line ends in the whole line. */
export function sourceText(source: Source): string {
  if (typeof source !== 'string') return userText(source)
  if (source === '' || source.includes(' ')) throw badSource()
  return source
}

function userText({ nickname, username, hostname }: UserSource): string {
  const misread =
    nickname.includes('!') ||
    (hostname === undefined ? nickname.includes('@') || username?.includes('@') === true : hostname.includes('@'))
  // Looked for in the parts: putting the text together for it alone would cost more.
  const spaced = nickname.includes(' ') || username?.includes(' ') === true || hostname?.includes(' ') === true
  if (misread || spaced) throw badSource()
  let text = nickname
  if (username !== undefined) text += `!${username}`
  if (hostname !== undefined) text += `@${hostname}`
  if (text === '') throw badSource()
  return text
}

function badSource(): IrcError {
  return new IrcError('bad-source', 'a source that is empty, holds a space, or would be read as another one')
}
