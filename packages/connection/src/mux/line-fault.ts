import { REST_BYTES, TAG_BYTES } from '../framing/limits.ts'
import { utf8Length } from './credit.ts'

/** What is wrong with a line inside a mux frame; undefined for nothing. */
export function lineFault(line: string): string | undefined {
  if (/[\r\n\0]/.test(line)) return 'a line end or NUL in a line'
  if (line.length * 3 <= REST_BYTES) return undefined
  const space = line.startsWith('@') ? line.indexOf(' ') : -1
  const tagBytes = line.startsWith('@') ? utf8Length(space === -1 ? line : line.slice(0, space + 1)) : 0
  if (tagBytes > TAG_BYTES) return 'too long tags'
  const rest = tagBytes === 0 ? line : space === -1 ? '' : line.slice(space + 1)
  return utf8Length(rest) > REST_BYTES ? 'too long a line' : undefined
}
