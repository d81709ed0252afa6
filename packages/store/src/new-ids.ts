import type { StoreEnvironment } from './environment.ts'
import type { NetworkId } from './ids.ts'

const ROW_ID_BYTES = 16
const NETWORK_ID_BYTES = 6

/** 22 characters, random, URL-safe: users and logins. */
export function newRowId(environment: StoreEnvironment): string {
  return Buffer.from(environment.randomBytes(ROW_ID_BYTES)).toString('base64url')
}

/** 8 characters, random, URL-safe. */
export function newNetworkId(environment: StoreEnvironment): NetworkId {
  return Buffer.from(environment.randomBytes(NETWORK_ID_BYTES)).toString('base64url')
}
