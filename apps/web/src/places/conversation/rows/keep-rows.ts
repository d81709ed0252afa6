import type { Row } from '@longwire/model'

/** The rows again, with those that did not change kept as the same objects, so that only new ones are drawn. */
export function keepRows(before: readonly Row[], after: readonly Row[]): readonly Row[] {
  const kept: Row[] = []
  let known: ReadonlyMap<string, Row> | undefined
  // Most changes are at the end: what stands at the same place needs no map to be found.
  for (const [index, row] of after.entries()) {
    let old = before[index]
    if (old?.id !== row.id) {
      known ??= new Map(before.map((one) => [one.id, one]))
      old = known.get(row.id)
    }
    kept.push(old !== undefined && sameRow(old, row) ? old : row)
  }
  return kept
}

function sameRow(one: Row, other: Row): boolean {
  if (one.kind === 'line' && other.kind === 'line') return one.line === other.line && one.first === other.first
  if (one.kind === 'gap' && other.kind === 'gap') {
    return one.gap.loading === other.gap.loading && one.gap.afterLine === other.gap.afterLine
  }
  if (one.kind === 'condensed' && other.kind === 'condensed') return sameLines(one.lines, other.lines)
  return one.kind === other.kind
}

function sameLines(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((line, index) => line === other[index])
}
