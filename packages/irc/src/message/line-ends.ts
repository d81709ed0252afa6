import { IrcError } from './error.ts'

/** Throws `forbidden-byte` where a text holds CR, LF or NUL, which end a line wherever they stand. */
export function refuseLineEnds(text: string): void {
  if (text.includes('\n') || text.includes('\r') || text.includes('\0')) {
    throw new IrcError('forbidden-byte', 'CR, LF or NUL would end the line')
  }
}
