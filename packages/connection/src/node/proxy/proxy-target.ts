/** A proxy between us and the server. */
export interface ProxyTarget {
  /** `https`: HTTP CONNECT over TLS to the proxy. The proxy looks the server's name up, so that nothing leaks past it (Tor). */
  readonly kind: 'socks5' | 'http' | 'https'
  /** A name or an address. */
  readonly host: string
  readonly port: number
  readonly username?: string
  readonly password?: string
}

const kinds: Readonly<Record<string, readonly [ProxyTarget['kind'], number]>> = {
  'socks5:': ['socks5', 1080],
  'socks5h:': ['socks5', 1080],
  'socks:': ['socks5', 1080],
  'http:': ['http', 8080],
  'https:': ['https', 443],
}

/**
 * From `socks5://[user:password@]host[:port]`, `http://…` or `https://…`; default ports 1080, 8080 and 443. Undefined for
 * anything else.
 */
export function parseProxyUrl(text: string): ProxyTarget | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  const kind = kinds[url.protocol]
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (!kind || host === '' || (url.pathname !== '' && url.pathname !== '/') || url.search !== '') return undefined
  return {
    kind: kind[0],
    host,
    // A URL leaves out its scheme's own default: 80 for http.
    port: url.port === '' ? (/:80\/?$/.test(text) ? 80 : kind[1]) : Number(url.port),
    ...(url.username !== '' && { username: decode(url.username) }),
    ...(url.password !== '' && { password: decode(url.password) }),
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
