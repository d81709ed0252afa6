const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

/** Milliseconds of a span as people write it: `90` (seconds), `10m`, `1h30m`, `2d`; undefined for what is none. */
export function readDuration(text: string): number | undefined {
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000
  if (!/^(?:\d{1,9}[smhdw])+$/i.test(text)) return undefined
  let sum = 0
  for (const [, count = '', unit = ''] of text.matchAll(/(\d+)([smhdw])/gi))
    sum += Number(count) * (units[unit.toLowerCase()] ?? 0)
  return sum
}

/** A span as people write it, in its largest units. */
export function durationText(milliseconds: number): string {
  let rest = Math.round(milliseconds / 1_000) * 1_000
  const parts: string[] = []
  for (const [unit, size] of Object.entries(units).toReversed()) {
    const count = Math.floor(rest / size)
    if (count > 0) parts.push(`${count}${unit}`)
    rest -= count * size
  }
  return parts.length === 0 ? '0s' : parts.join('')
}

/** Minutes since midnight of `22:00`; undefined for what is no time of the day. */
export function readClock(text: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text)
  if (match === null) return undefined
  const [hours, minutes] = [Number(match[1]), Number(match[2])]
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined
}

/** `22:00` of minutes since midnight. */
export function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
