/** Why a message cannot be put on the wire. Each code has a paragraph in docs/errors.md. */
export type IrcErrorCode =
  | 'forbidden-byte' // CR, LF or NUL
  | 'bad-command'
  | 'bad-parameter' // an empty, colon-led or spaced parameter that is not the last
  | 'bad-source'
  | 'bad-tag-key'
  | 'tags-too-long' // more than 4094 bytes of client tags

/** Thrown when the caller asks for something that IRC cannot carry; never thrown because of what a server sent. */
export class IrcError extends Error {
  override readonly name = 'IrcError'
  readonly code: IrcErrorCode

  constructor(code: IrcErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
