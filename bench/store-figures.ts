import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
export { HeldMeter as StallMeter } from '../packages/store/test/held-meter.ts'

/** The value below which this share (0 to 1) of the samples lies. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Milliseconds as `0.123`. */
export function milliseconds(value: number): string {
  return value < 10 ? value.toFixed(3) : value.toFixed(1)
}

/** Median, 99 % and worst of some times. */
export function spread(samples: readonly number[]): string {
  return [0.5, 0.99, 1].map((share) => milliseconds(quantile(samples, share))).join(' / ')
}

/** Collects what nobody holds any more, now and not within what is measured next. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}
