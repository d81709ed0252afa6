import type { Environment } from './environment.ts'
import { scheduleBy } from './schedule.ts'

/** The real clock and chance of a browser, or of any runtime with the web platform. Node has its own in `/node`. */
export function systemEnvironment(): Environment {
  const turns = turnQueue()
  return {
    now: Date.now,
    schedule: (at, callback) =>
      scheduleBy(at, callback, Date.now, (milliseconds, wake) => {
        const timer = setTimeout(wake, milliseconds)
        return () => clearTimeout(timer)
      }),
    nextTurn: turns,
    random: () => Math.random(),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  }
}

// A message to oneself: timers are slowed to 4 ms when nested, and to a second or a minute in background tabs.
function turnQueue(): (callback: () => void) => void {
  const waiting: (() => void)[] = []
  const channel = new MessageChannel()
  channel.port1.addEventListener('message', () => waiting.shift()?.())
  channel.port1.start()
  return (callback) => {
    waiting.push(callback)
    channel.port2.postMessage(null)
  }
}
