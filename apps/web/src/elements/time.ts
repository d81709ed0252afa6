const dayMs = 86_400_000

const hours = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short' })
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const fullDay = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' })

/** Hours and minutes, as the person's locale writes them. */
export function clockTime(time: number): string {
  return hours.format(time)
}

/** Everything about a moment, for a touch or a pointer that rests. */
export function fullTime(time: number): string {
  return full.format(time)
}

/** A day, for the line between two. */
export function dayText(time: number): string {
  return fullDay.format(time)
}

/** As much as a list needs: the time today, the weekday this week, else the date. */
export function shortTime(time: number, now: number = new Date().getTime()): string {
  if (dayOf(time) === dayOf(now)) return hours.format(time)
  return now - time < 6 * dayMs ? weekday.format(time) : date.format(time)
}

/** Which calendar day a moment is in, where the person is; equal for equal days. */
export function dayOf(time: number): string {
  return new Date(time).toDateString()
}
