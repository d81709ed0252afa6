import { createSignal } from 'solid-js'

const dayMs = 86_400_000

/** How times are written. */
export interface TimeStyle {
  /** A BCP 47 tag; undefined for the browser's own. */
  readonly locale: string | undefined
  /** undefined: as the locale has it. */
  readonly hourCycle: 'h12' | 'h23' | undefined
}

const [formats, setFormats] = createSignal(formatsFor({ locale: undefined, hourCycle: undefined }))

const [today, setToday] = createSignal(startOfDay(new Date().getTime()))

/** Whatever is named by how far its day is from today is named anew, if it is another day now. */
export function turnDay(now: number): void {
  setToday(startOfDay(now))
}

/** Changes how times are written, everywhere at once. */
export function setTimeStyle(style: TimeStyle): void {
  setFormats(formatsFor(style))
}

/** Hours and minutes. */
export function clockTime(time: number): string {
  return formats().hours().format(time)
}

/** Everything about a moment, for a touch or a pointer that rests. */
export function fullTime(time: number): string {
  return formats().full().format(time)
}

/** A day, for the line between two: today and yesterday by these words; with its year where that is not this one. */
export function dayText(time: number, now: number = today()): string {
  const days = daysBetween(time, now)
  const text = formats().day(time, now)
  if (days !== 0 && days !== 1) return text
  const near = formats().near().format(-days, 'day')
  return `${near.charAt(0).toLocaleUpperCase()}${near.slice(1)}, ${text}`
}

/** As much as a list needs: the time today, the weekday this week, else the date, with its year where that is not this one. */
export function shortTime(time: number, now: number = today()): string {
  const days = daysBetween(time, now)
  if (days === 0) return formats().hours().format(time)
  return days > 0 && days < 6 ? formats().weekday().format(time) : formats().date(time, now)
}

/** The language of dates; undefined for the browser's own. */
export function timeLocale(): string | undefined {
  return formats().locale
}

const units = [
  ['day', dayMs],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const

/** How long something lasts, in the largest unit that fits. */
export function duration(ms: number): string {
  const [unit, size] = units.find(([, length]) => ms >= length) ?? (['second', 1_000] as const)
  const style = { style: 'unit', unit, unitDisplay: 'long' } as const
  return new Intl.NumberFormat(document.documentElement.lang, style).format(Math.floor(ms / size))
}

let known = { from: 0, to: 0, day: '' }

/** Which calendar day a moment is in, where the person is; equal for equal days. */
export function dayOf(time: number): string {
  // Lines come in order: nearly all of them are on the day of the line before.
  if (time >= known.from && time < known.to) return known.day
  const start = startOfDay(time)
  // An hour less than the shortest day, so that a change of clocks cannot put two days into one.
  known = { from: start, to: start + dayMs - 3_600_000, day: new Date(start).toDateString() }
  return known.day
}

function daysBetween(time: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(time)) / dayMs)
}

function yearOf(time: number): number {
  return new Date(time).getFullYear()
}

function startOfDay(time: number): number {
  const date = new Date(time)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

/** Each is made when it is first asked for: to make one takes longer than to draw a row. */
function formatsFor({ locale, hourCycle }: TimeStyle) {
  const cycle = hourCycle === undefined ? {} : { hourCycle }
  const times = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(locale, options))
  const dated = (options: Intl.DateTimeFormatOptions) => {
    const here = times(options)
    const elsewhere = times({ ...options, year: 'numeric' })
    return (time: number, now: number) => (yearOf(time) === yearOf(now) ? here : elsewhere)().format(time)
  }
  const clock = (options: Intl.DateTimeFormatOptions) => once(() => clockFormat(locale, { ...options, ...cycle }))
  return {
    locale,
    hours: clock({ minute: '2-digit' }),
    weekday: times({ weekday: 'short' }),
    date: dated({ day: 'numeric', month: 'short' }),
    day: dated({ weekday: 'long', day: 'numeric', month: 'long' }),
    full: clock({
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      minute: '2-digit',
      second: '2-digit',
    }),
    near: once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })),
  }
}

/** Hours have two digits where a day has 24 of them, and as many as they need where it has twice 12. */
function clockFormat(locale: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const short = new Intl.DateTimeFormat(locale, { ...options, hour: 'numeric' })
  return short.resolvedOptions().hour12 === true
    ? short
    : new Intl.DateTimeFormat(locale, { ...options, hour: '2-digit' })
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
}
