import type { Environment } from '@longwire/connection'
import { turnDay } from './time.ts'

/** Turns the day when it ends, and when somebody comes back to a page whose timers slept; until what it returns is called. */
export function followDay(
  page: Pick<Document, 'addEventListener' | 'removeEventListener'>,
  environment: Pick<Environment, 'now' | 'schedule'>,
): () => void {
  let cancel = (): void => {}
  function look(): void {
    const now = environment.now()
    turnDay(now)
    cancel()
    cancel = environment.schedule(endOfDay(now), look)
  }
  page.addEventListener('visibilitychange', look)
  look()
  return () => {
    cancel()
    page.removeEventListener('visibilitychange', look)
  }
}

function endOfDay(time: number): number {
  const date = new Date(time)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime()
}
