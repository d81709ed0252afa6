/** The longest delay that platform timers take, in milliseconds; they fire at once on a longer one. */
const longestDelay = 2 ** 31 - 1

/** Platform timers may fire this much early, measured by the wall clock. */
const earliness = 50

/** Starts a platform timer; the returned function clears it. */
export type StartTimer = (milliseconds: number, wake: () => void) => () => void

/**
 * A timer for a moment, made from a platform's timers for durations: longer than they allow, never early.
 * When the wall clock was set back meanwhile, it fires after the duration all the same.
 */
export function scheduleBy(at: number, callback: () => void, now: () => number, start: StartTimer): () => void {
  let clear = () => {}
  const arm = (remaining: number) => {
    const delay = Math.min(Math.max(remaining, 0), longestDelay)
    clear = start(delay, () => {
      const left = remaining > longestDelay ? remaining - longestDelay : at - now()
      if (remaining > longestDelay || (left > 0 && left <= earliness)) arm(left)
      else callback()
    })
  }
  arm(at - now())
  return () => clear()
}
