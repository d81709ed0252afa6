import { isIP } from 'node:net'
import { isPublicAddress } from './public-address.ts'

const MAX_ENDPOINT = 1_024

/** A push service that may be used though it is not one of the internet: one beside us, for tests. */
export interface LocalPushService {
  readonly host: string
  readonly port: number
  /** Its authority, PEM. */
  readonly ca: string
}

/**
 * The address of a push service, where it may be one: over HTTPS, on the internet, without a name or a password in it. Names are
 * looked up, and judged once more, when the connection is made (PITFALLS 8 and 9).
 */
export function parseEndpoint(text: string, local?: LocalPushService): URL | undefined {
  // URL reads odd spellings of addresses (`https://169085621/`) as browsers do.
  const url = text.length <= MAX_ENDPOINT ? URL.parse(text) : null
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined
  if (isLocal(url, local)) return url
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIP(host) !== 0) return isPublicAddress(host) ? url : undefined
  const name = host.toLowerCase().replace(/\.$/, '')
  // A name without a dot is one of the neighbourhood.
  const known = name.includes('.') && !/\.(?:localhost|local|internal|lan|home|arpa|onion)$/.test(name)
  return known ? url : undefined
}

/** Whether it is the one that a test allowed. */
export function isLocal(url: URL, local: LocalPushService | undefined): boolean {
  return local !== undefined && url.hostname === local.host && url.port === String(local.port)
}
