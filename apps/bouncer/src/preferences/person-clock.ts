const MINUTE = 60_000
/** Zones change their offset at full quarters of an hour. */
const STEP = 15 * MINUTE

/** Whether there is a time zone of this name. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The clock of a person in their time zone. */
export class PersonClock {
  readonly #format: Intl.DateTimeFormat
  #step = -1
  #offset = 0

  /** A zone that {@link isTimeZone} knows. */
  constructor(zone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
  }

  /** What it is ahead of UTC at this time (milliseconds since 1970), in minutes: 120 for Helsinki in winter. */
  utcOffset(now: number): number {
    const step = Math.floor(now / STEP)
    if (step !== this.#step) {
      this.#step = step
      this.#offset = this.#read(step * STEP)
    }
    return this.#offset
  }

  #read(time: number): number {
    const fields = new Map(this.#format.formatToParts(time).map(({ type, value }) => [type, Number(value)]))
    const of = (type: Intl.DateTimeFormatPartTypes): number => fields.get(type) ?? 0
    const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'))
    return Math.round((local - time) / MINUTE)
  }
}
