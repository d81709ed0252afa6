import type { IsupportState } from '../session/state.ts'

/**
 * Where files are uploaded to; undefined where nowhere. On a secure connection (`secure`) an address without TLS is refused.
 * Source: https://codeberg.org/emersion/soju/src/branch/master/doc/ext/filehost.md
 */
export function fileHost(isupport: IsupportState, secure: boolean): string | undefined {
  const url = ['FILEHOST', 'draft/FILEHOST', 'soju.im/FILEHOST']
    .map((token) => isupport.tokens.get(token))
    .find(Boolean)
  if (url === undefined) return undefined
  return (secure ? /^https:\/\/[^\s/]/i : /^https?:\/\/[^\s/]/i).test(url) ? url : undefined
}
