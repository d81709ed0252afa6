import type { Environment } from '../environment.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** 32 characters of fresh randomness (192 bits), printable ASCII without commas. */
export function freshNonce(environment: Environment): string {
  return Array.from(environment.randomBytes(32), (byte) => alphabet[byte & 63]).join('')
}
