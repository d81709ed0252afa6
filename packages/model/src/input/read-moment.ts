const day = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const spanAgo = /^(\d{1,4})([hdw])$/i
const hourMs = 3_600_000
const hours: Readonly<Record<string, number>> = { h: 1, d: 24, w: 168 }

/** The beginnings of days by the words that people type for them, in days before today. */
const named: Readonly<Record<string, number>> = { today: 0, heute: 0, yesterday: 1, gestern: 1 }

/**
 * The moment that a person means, in milliseconds since 1970; undefined for what is none. A day is its beginning where the
 * person is: `2026-11-22`, `today`, `yesterday`. A span is so long ago: `6h`, `3d`, `2w`. Everything longer is what `Date` reads:
 * `2026-11-22 18:30`.
 */
export function readMoment(typed: string, now: number): number | undefined {
  const text = typed.trim().toLowerCase()
  const back = named[text]
  if (back !== undefined) return beginningOfDay(new Date(now), back)
  const [, year, month, date] = day.exec(text) ?? []
  if (year !== undefined) return dayOf(Number(year), Number(month), Number(date))
  const [, count, unit = ''] = spanAgo.exec(text) ?? []
  if (count !== undefined) return now - Number(count) * (hours[unit] ?? 0) * hourMs
  const time = Date.parse(typed)
  return Number.isNaN(time) ? undefined : time
}

function beginningOfDay(now: Date, daysBack: number): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysBack).getTime()
}

/** No such day, such as the 31st of February, is no moment. */
function dayOf(year: number, month: number, date: number): number | undefined {
  const made = new Date(year, month - 1, date)
  return made.getMonth() === month - 1 && made.getDate() === date ? made.getTime() : undefined
}
