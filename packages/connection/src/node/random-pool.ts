import { randomBytes, randomFillSync } from 'node:crypto'

const POOL_BYTES = 4096

/**
 * Cryptographically random bytes in small pieces: asking the system for 16 costs as much as asking for thousands. No byte is
 * given out twice.
 */
export class RandomPool {
  #pool = new Uint8Array(0)

  take(count: number): Uint8Array {
    if (count > POOL_BYTES / 8) return randomBytes(count)
    if (count > this.#pool.length) this.#pool = randomFillSync(new Uint8Array(POOL_BYTES))
    const taken = this.#pool.slice(0, count)
    // What was given out does not stay here for others to read.
    this.#pool.fill(0, 0, count)
    this.#pool = this.#pool.subarray(count)
    return taken
  }
}
