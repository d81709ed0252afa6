import type { IsupportState } from '../session/state.ts'

/**
 * Whether the server takes nothing but UTF-8: then nothing else may be sent, whatever encoding was configured.
 * Source: https://ircv3.net/specs/extensions/utf8-only
 */
export function isUtf8Only(isupport: IsupportState): boolean {
  return isupport.tokens.has('UTF8ONLY')
}
