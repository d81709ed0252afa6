/**
 * The token of the one-time link, `/setup#token=…`, taken out of the address so that it is not left in the history;
 * undefined where the page was opened otherwise.
 */
export function takeSetupToken(window: Window): string | undefined {
  const { pathname, hash } = window.location
  if (pathname !== '/setup') return undefined
  const token = new URLSearchParams(hash.slice(1)).get('token')
  window.history.replaceState(null, '', '/')
  return token ?? undefined
}
