import type { Line } from '../line.ts'

/** Own lines stand where they were written; among lines of the same time, last. */
export function withUnconfirmed(confirmed: readonly Line[], unconfirmed: readonly Line[]): readonly Line[] {
  if (unconfirmed.length === 0) return [...confirmed]
  const all: Line[] = []
  let at = 0
  for (const line of unconfirmed) {
    while (at < confirmed.length && (confirmed[at] as Line).time <= line.time) all.push(confirmed[at++] as Line)
    all.push(line)
  }
  while (at < confirmed.length) all.push(confirmed[at++] as Line)
  return all
}
