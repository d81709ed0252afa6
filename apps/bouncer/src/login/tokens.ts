import { createHash, timingSafeEqual } from 'node:crypto'
import type { Environment } from '@longwire/connection'

/** A fresh secret of 128 bits or more, safe in URLs and cookies. */
export function newToken(environment: Environment, bytes = 32): string {
  return Buffer.from(environment.randomBytes(bytes)).toString('base64url')
}

/** What is kept of a token: SHA-256 in hex. A token is random, so nothing slower is needed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Compares secrets in a time that tells nothing of either. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
}
