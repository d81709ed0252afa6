import { shortTime, timeLocale } from '../../elements/time.ts'

/** A day of any year. */
export function dateText(time: number): string {
  return new Date(time).toLocaleDateString(timeLocale(), { day: 'numeric', month: 'short', year: 'numeric' })
}

/** As much as a list needs that goes back over years. */
export function searchTime(time: number, now: number): string {
  return new Date(time).getFullYear() === new Date(now).getFullYear() ? shortTime(time) : dateText(time)
}
