import type { Environment } from '../environment.ts'
import { scheduleBy } from '../schedule.ts'
import { RandomPool } from './random-pool.ts'

/** The real clock and chance of a Node process. */
export function systemEnvironment(): Environment {
  const pool = new RandomPool()
  return {
    now: Date.now,
    schedule: (at, callback) =>
      scheduleBy(at, callback, Date.now, (milliseconds, wake) => {
        const timer = setTimeout(wake, milliseconds)
        return () => clearTimeout(timer)
      }),
    nextTurn: (callback) => void setImmediate(callback),
    random: () => Math.random(),
    randomBytes: (count) => pool.take(count),
  }
}
