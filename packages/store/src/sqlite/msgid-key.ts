import type { BufferId } from '../ids.ts'

/** Seconds of one bucket: about twelve days. */
const BUCKET_SECONDS = 2 ** 20
/** Keys of one bucket. */
export const BUCKET_SPAN = 2 ** 21
/** The key of the first bucket: as low as fits four bytes, so that most can follow. */
const FIRST_KEY = -(2 ** 31)
/** Hashes have 35 bits, of which a key holds the upper ones. */
const UNUSED_HASHES = 2 ** 14
const EPOCH_SECONDS = 946_684_800

/** Which bucket a time in milliseconds lies in; counted from 2000. */
export function bucketOf(time: number): number {
  return Math.max(0, Math.floor((time / 1000 - EPOCH_SECONDS) / BUCKET_SECONDS))
}

/**
 * Where a msgid is looked up: the bucket of its time, then 21 bits of a hash. A plain index over random msgids makes each
 * message change another page of the file; here those of twelve days share a few. Until 2068 it fits four bytes. Others may
 * have the same key: at ten million messages in three years every twentieth has.
 */
export function msgidKey(bucket: number, hash: number): number {
  return FIRST_KEY + bucket * BUCKET_SPAN + Math.floor(hash / UNUSED_HASHES)
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
