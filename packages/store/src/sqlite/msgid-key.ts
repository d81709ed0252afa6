import type { BufferId } from '../ids.ts'

/** Seconds of one bucket: about twelve days. */
const BUCKET_SECONDS = 2 ** 20
/** Places of one bucket. */
const BUCKET_SPAN = 2 ** 21
/** Bits of a place that say which bucket it is in. */
const BUCKETS = 2 ** 13
/** Hashes have 35 bits, of which a place holds the upper ones. */
const UNUSED_HASHES = 2 ** 14
const EPOCH_SECONDS = 946_684_800

/** Which bucket a time in milliseconds lies in; counted from 2000. What comes after 2272 lies in the last one. */
export function bucketOf(time: number): number {
  return Math.min(BUCKETS - 1, Math.max(0, Math.floor((time / 1000 - EPOCH_SECONDS) / BUCKET_SECONDS)))
}

/**
 * Where a msgid is looked up: the bucket of its time, then 21 bits of a hash. A plain index over random msgids makes each
 * message change another page of the file; here those of twelve days share a few. Others may have the same place: at ten
 * million messages in three years every twentieth has.
 */
export function msgidPlace(bucket: number, hash: number): number {
  return (bucket - BUCKETS / 2) * BUCKET_SPAN + Math.floor(hash / UNUSED_HASHES)
}

/**
 * What stands in the table `msgids`, a number of eight bytes: the place and, below it, 30 bits of the message's id, in SQL.
 * Two columns, and the whole of the id, would take a quarter more.
 */
export const msgidKey = {
  /** The key of a message. */
  of: (place: string, id: string): string => `((${place} << 30) | (${id} & 1073741823))`,
  /** Whether `key` is one of this place. */
  isAt: (key: string, place: string): string =>
    `${key} >= (${place} << 30) and ${key} <= ((${place} << 30) | 1073741823)`,
  /** The id of the message of `key`: never below the first id of its bucket, nor that far above it; see message-ids.ts. */
  id: (key: string): string => `(${firstId(key)} + ((${key} - ${firstId(key)}) & 1073741823))`,
} as const

/** Ids of one bucket are 2^23. */
function firstId(key: string): string {
  return `(((${key} >> 51) + ${BUCKETS / 2}) << 23)`
}

/** 35 bits of (buffer, msgid). The seed differs from file to file, so that nobody can prepare ids that collide. */
export function msgidHash(seed: number, buffer: BufferId, msgid: string): number {
  let low = (seed ^ 0xdeadbeef) >>> 0
  let high = (seed ^ Math.imul(buffer, 0x9e3779b1)) >>> 0
  for (let index = 0; index < msgid.length; index += 1) {
    const unit = msgid.charCodeAt(index)
    low = Math.imul(low ^ unit, 0x9e3779b1)
    high = Math.imul(high ^ unit, 0x5f356495)
    low ^= high >>> 15
  }
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35)
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35)
  return (high >>> 29) * 2 ** 32 + (low >>> 0)
}
