import { isIP } from 'node:net'
import { Refusal } from './refusal.ts'

/** Where a request was sent to, as far as it and a trusted proxy tell. */
export interface AskedSite {
  readonly protocol: string
  /** The authority: a name or an address, with the port where it is not the usual one. */
  readonly host: string
  /** What the browser says that the page's origin is. */
  readonly origin: string | undefined
}

/** Whom a passkey is for. */
export interface PasskeySite {
  /** The relying party's id: the host's name. https://www.w3.org/TR/webauthn-3/#relying-party-identifier */
  readonly id: string
  /** The only origin from which its use is accepted. */
  readonly origin: string
}

/**
 * The site of a request. That it is the request's own word does no harm: an authenticator signs for the name alone that a
 * browser is really at, and has no key for any other. Throws {@link Refusal} where browsers know no passkeys.
 */
export function passkeySite({ protocol, host, origin }: AskedSite): PasskeySite {
  const url = URL.parse(`${protocol}://${host}`)
  if (url === null || url.hostname === '') throw unavailable('This request does not say which site it is for.')
  const local = url.hostname === 'localhost' || url.hostname.endsWith('.localhost')
  if (isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0) throw unavailable(needsName(url))
  if (url.protocol === 'http:' && origin?.startsWith('https:') === true) {
    throw unavailable(
      'Longwire does not know that it is reached by HTTPS: the proxy before it has to set X-Forwarded-Proto, and be trusted.',
    )
  }
  if (url.protocol === 'http:' && !local) throw unavailable('Passkeys need HTTPS, or http://localhost on this machine.')
  return { id: url.hostname, origin: url.origin }
}

function needsName(url: URL): string {
  const loopback = url.hostname.startsWith('127.') || url.hostname === '[::1]'
  const port = url.port === '' ? '' : `:${url.port}`
  const where = loopback ? `Open http://localhost${port} instead.` : 'Open Longwire by its name, with HTTPS.'
  return `Passkeys belong to a name; this page was opened by an address of numbers. ${where}`
}

function unavailable(text: string): Refusal {
  return new Refusal('passkeys-unavailable', text)
}
