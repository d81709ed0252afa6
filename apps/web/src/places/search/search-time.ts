import { timeLocale } from '../../elements/time.ts'

/** A day of any year. */
export function dateText(time: number): string {
  return new Date(time).toLocaleDateString(timeLocale(), { day: 'numeric', month: 'short', year: 'numeric' })
}
