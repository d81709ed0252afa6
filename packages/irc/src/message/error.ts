/** All codes, in the order of docs/errors.md, where each has its paragraph. */
export const ircErrorCodes = [
  'forbidden-byte', // CR, LF or NUL; U+0001 inside a CTCP message
  'bad-command',
  'bad-parameter', // an empty, colon-led or spaced parameter that is not the last
  'bad-source',
  'bad-tag-key',
  'tags-too-long', // more than 4094 bytes of client tags
] as const

/** Why a message cannot be put on the wire. */
export type IrcErrorCode = (typeof ircErrorCodes)[number]

/** Thrown when the caller asks for something that IRC cannot carry; never thrown because of what a server sent. */
export class IrcError extends Error {
  override readonly name = 'IrcError'
  readonly code: IrcErrorCode

  constructor(code: IrcErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
