import { isNotifyLevel } from '../preferences/meanings.ts'

/** What a value of a key is kept as: undefined for one that says the same as none. */
type Reader = (value: string) => string | undefined | typeof badValue

/** The key of channels that the person has put aside. See docs/extensions/detached-channels.md. */
export const DETACHED = 'longwire/detached'

/** Keys that one client may be told of. */
export const MAX_SUBSCRIPTIONS = 100

/** Says that a value cannot be. */
export const badValue = Symbol('a value that the key cannot have')

const flag: Reader = (value) => (value === '1' ? '1' : value === '0' ? undefined : badValue)
const seconds: Reader = (value) => (/^\d{1,12}$/.test(value) ? value : badValue)
const level: Reader = (value) => (isNotifyLevel(value) ? value : badValue)
const order: Reader = (value) => (/^-?\d{1,9}(?:\.\d{1,9})?$/.test(value) ? value : badValue)

/** The keys that the bouncer keeps. See docs/extensions/metadata.md. */
const readers: ReadonlyMap<string, Reader> = new Map([
  ['soju.im/pinned', flag],
  ['soju.im/muted', flag],
  ['longwire/muted-until', seconds],
  ['soju.im/blocked', flag],
  ['longwire/notify', level],
  ['longwire/archived', flag],
  [DETACHED, flag],
  ['longwire/order', order],
])

/** Whether the bouncer keeps this key; any other is the network's. `key` is in lower case. */
export function isOwnKey(key: string): boolean {
  return readers.has(key)
}

/** A value as it is kept. */
export function readMetadataValue(key: string, value: string): string | undefined | typeof badValue {
  return readers.get(key)?.(value)
}

/** Whether it can be a key at all. Source: https://ircv3.net/specs/extensions/metadata#keys-and-values */
export function isMetadataKey(key: string): boolean {
  return /^[A-Za-z0-9_./-][A-Za-z0-9_./:-]{0,127}$/.test(key)
}
