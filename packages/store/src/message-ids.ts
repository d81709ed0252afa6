import type { MessageId } from './ids.ts'

/** 2000-01-01T00:00:00Z. */
const EPOCH = 946_684_800_000
const IDS_PER_SECOND = 8

/** The first id of the second in which `time` lies; ids of a message are never below it. 0 for times before 2000. */
export function slotOf(time: number): MessageId {
  return Math.max(1, Math.floor((time - EPOCH) / 1000) * IDS_PER_SECOND)
}

/** A message this many milliseconds behind the newest still goes to the end: networks' clocks differ by so much. */
export const LIVE_SLACK = 10_000

/** A message whose time is more than this many milliseconds ahead of the clock is clamped to the clock. */
const MAX_AHEAD = 60_000

/**
 * The time that a message is kept with. The newest message there is counts as a clock too, so that a clock which jumps
 * back does not push messages back that the network dated rightly.
 */
export function clampTime(time: number, now: number, newest: number): number {
  const clock = Math.max(now, newest)
  const whole = Number.isFinite(time) ? Math.max(0, Math.floor(time)) : clock
  return whole > clock + MAX_AHEAD ? clock : whole
}
