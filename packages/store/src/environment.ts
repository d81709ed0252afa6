import { randomBytes } from 'node:crypto'

/** What the store needs of the world besides files; tests and the simulation give their own. */
export interface StoreEnvironment {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls back once, not before `at` (milliseconds since 1970); the returned function clears it. */
  schedule(at: number, callback: () => void): () => void
  /** This many cryptographically random bytes. */
  randomBytes(count: number): Uint8Array
}

/** The real clock, timers that do not keep the process alive, the operating system's random bytes. */
export const systemEnvironment: StoreEnvironment = {
  now: () => Date.now(),
  schedule(at, callback) {
    const timer = setTimeout(callback, Math.max(0, at - Date.now()))
    timer.unref()
    return () => clearTimeout(timer)
  },
  randomBytes: (count) => randomBytes(count),
}
