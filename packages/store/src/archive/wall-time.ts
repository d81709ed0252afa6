import type { WallTime } from './logged-line.ts'

/** What a wall clock in `zone` shows at a moment, as if it were UTC; milliseconds since 1970. */
function shown(moment: number, format: Intl.DateTimeFormat): number {
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}

/**
 * Turns times of wall clocks in a zone (an IANA name such as `Europe/Helsinki`) into milliseconds since 1970. An hour
 * that the clock skipped or repeated is taken as one of the possible ones. Throws a RangeError where there is no such zone.
 */
export function wallClock(zone: string): (time: WallTime) => number {
  const numeric = 'numeric'
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  })
  // Offsets change seldom, and asking is slow: the lines of an hour share an answer.
  const offsets = new Map<number, number>()
  const hour = 3_600_000
  return ({ year, month, day, hour: hours, minute, second, utc }) => {
    const wall = Date.UTC(year, month - 1, day, hours, minute, second)
    if (utc === true) return wall
    const key = Math.floor(wall / hour)
    const known = offsets.get(key)
    if (known !== undefined) return wall - known
    const guess = wall - (shown(wall, format) - wall)
    const offset = shown(guess, format) - guess
    offsets.set(key, offset)
    return wall - offset
  }
}
