import { randomBytes } from 'node:crypto'
import type { Environment } from '../environment.ts'
import { scheduleBy } from '../schedule.ts'

/** The real clock and chance of a Node process. */
export function systemEnvironment(): Environment {
  return {
    now: Date.now,
    schedule: (at, callback) =>
      scheduleBy(at, callback, Date.now, (milliseconds, wake) => {
        const timer = setTimeout(wake, milliseconds)
        return () => clearTimeout(timer)
      }),
    nextTurn: (callback) => void setImmediate(callback),
    random: () => Math.random(),
    randomBytes: (count) => randomBytes(count),
  }
}
