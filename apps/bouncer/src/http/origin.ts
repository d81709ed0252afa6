import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'

/**
 * Whether a request may come from where its browser says. A browser names the page's origin with every request that can
 * change something and with every WebSocket; programs that are not browsers name none, and carry no one's cookies.
 * `host` is the authority that the request was sent to. The scheme is not compared, for a proxy may have ended TLS.
 */
export function originAllowed(headers: IncomingHttpHeaders, host: string): boolean {
  const site = headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') return false
  const { origin } = headers
  if (origin === undefined) return true
  const named = authorityOf(origin)
  return named !== undefined && named === authorityOf(`http://${host}`)
}

/** An origin that is on HTTPS, under a name that may be one of the internet; undefined for any other. */
export function securePage(origin: string | undefined): string | undefined {
  const parsed = URL.parse(origin ?? '')
  return parsed?.protocol === 'https:' && /[^.]\.[^.]/.test(parsed.hostname) ? parsed.origin : undefined
}

/** True for an address of this machine itself: what a reverse proxy beside us connects from. */
export function isLoopback(address: string | undefined): boolean {
  if (address === undefined || isIP(address) === 0) return false
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}

function authorityOf(url: string): string | undefined {
  const parsed = URL.parse(url)
  if (parsed === null || parsed.host === '') return undefined
  return defaultPort(parsed) ? parsed.hostname : parsed.host
}

function defaultPort(url: URL): boolean {
  return url.port === '' || url.port === '80' || url.port === '443'
}
