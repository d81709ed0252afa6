import { IrcError } from './error.ts'

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

const DOT = 0x2e
const BANG = 0x21
const AT = 0x40

/**
 * A source from its text, without the colon. The username begins after the first `!`, the hostname after the last `@`.
 * Never throws; whatever stands in a hostname is taken.
 */
export function parseSource(text: string): Source {
  let bang = -1
  let at = -1
  let dot = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === BANG) {
      if (bang === -1) bang = i
    } else if (code === AT) at = i
    else if (code === DOT) dot = true
  }
  if (at === -1) {
    if (bang !== -1) return { nickname: text.slice(0, bang), username: text.slice(bang + 1) }
    return dot ? text : { nickname: text }
  }
  const hostname = text.slice(at + 1)
  if (bang === -1 || bang > at) return { nickname: text.slice(0, at), hostname }
  return { nickname: text.slice(0, bang), username: text.slice(bang + 1, at), hostname }
}

/**
 * A source as it goes on the wire, without the colon.
 * Throws `bad-source` where it is empty, holds a space, or would be read as another one; `forbidden-byte` for CR, LF and NUL.
 */
export function formatSource(source: Source): string {
  const text = typeof source === 'string' ? source : userText(source)
  if (text === '') throw new IrcError('bad-source', 'an empty source')
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x0d || code === 0x0a || code === 0x00)
      throw new IrcError('forbidden-byte', 'CR, LF or NUL in a source')
    if (code === 0x20) throw new IrcError('bad-source', `a space in the source ${text}`)
  }
  return text
}

function userText({ nickname, username, hostname }: UserSource): string {
  const misread =
    nickname.includes('!') ||
    (hostname === undefined ? nickname.includes('@') || username?.includes('@') === true : hostname.includes('@'))
  if (misread) throw new IrcError('bad-source', `the source of ${nickname} would be read as another one`)
  let text = nickname
  if (username !== undefined) text += `!${username}`
  if (hostname !== undefined) text += `@${hostname}`
  return text
}
