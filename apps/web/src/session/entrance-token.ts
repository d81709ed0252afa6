/** What the link holds with which somebody comes for the first time. */
export interface EntranceToken {
  /** `setup`: the first account of an installation; `invite`: one more; `link`: another device of somebody who has one. */
  readonly kind: 'setup' | 'invite' | 'link'
  readonly token: string
}

const kinds: Readonly<Record<string, EntranceToken['kind']>> = {
  '/setup': 'setup',
  '/join': 'invite',
  '/link': 'link',
}

/**
 * The token of a link, `/setup#token=…`, `/join#token=…` or `/link#token=…`, taken out of the address so that it is not left in the history;
 * undefined where the page was opened otherwise.
 */
export function takeEntranceToken(window: Window): EntranceToken | undefined {
  const { pathname, hash } = window.location
  const kind = kinds[pathname]
  if (kind === undefined) return undefined
  const token = new URLSearchParams(hash.slice(1)).get('token')
  window.history.replaceState(null, '', '/')
  return token === null ? undefined : { kind, token }
}
