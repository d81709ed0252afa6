import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'

/** A host's name as DNS and TLS know it: names with other letters than ASCII in their encoded form (IDNA). */
export function wireName(host: string): string {
  if (isIP(host) !== 0) return host
  const ascii = domainToASCII(host)
  return ascii === '' ? host : ascii
}
