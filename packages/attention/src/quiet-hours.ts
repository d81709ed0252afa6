import type { AttentionRules, QuietHours } from './rules.ts'

const MINUTE = 60_000
const DAY = 24 * 60

/**
 * Whether notifications are held back at this time (milliseconds since 1970), on a clock `utcOffset` minutes ahead of UTC.
 * The caller knows the offset of the day, summer time included.
 */
export function isQuiet(
  rules: Pick<AttentionRules, 'quietHours' | 'quietUntil'>,
  now: number,
  utcOffset: number,
): boolean {
  if (rules.quietUntil !== undefined && now < rules.quietUntil) return true
  if (rules.quietHours === undefined || rules.quietHours.length === 0) return false
  const minutes = Math.floor(now / MINUTE) + utcOffset
  const minuteOfDay = ((minutes % DAY) + DAY) % DAY
  return rules.quietHours.some((span) => spans(span, minuteOfDay))
}

function spans({ from, to }: QuietHours, minute: number): boolean {
  if (from < to) return from <= minute && minute < to
  return from <= minute || minute < to
}
