import type { QuietHours } from '@longwire/model'
import { clockTime } from '../../elements/time.ts'

/** Minutes since midnight, from what a field for times holds (`22:30`); undefined where that is no time. */
export function minutesOf(text: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})/.exec(text) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  const all = Number(hours) * 60 + Number(minutes)
  return Number(minutes) < 60 && all < 24 * 60 ? all : undefined
}

/** A span as a person reads it, by the clock they chose. */
export function spanText({ from, to }: QuietHours): string {
  const at = (minutes: number) => clockTime(new Date(2000, 0, 1, 0, minutes).getTime())
  return `${at(from)} – ${at(to)}`
}
