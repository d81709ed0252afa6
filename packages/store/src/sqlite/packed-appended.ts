import type { Appended } from '../history.ts'
import { type AppendedAt, appendedOf } from '../queries/append.ts'

const FIELDS = 6

/** What became of messages as numbers in one piece of memory, which travels between threads without being copied. */
export function packAppended(rows: readonly AppendedAt[]): Float64Array {
  const packed = new Float64Array(rows.length * FIELDS)
  for (const [index, row] of rows.entries()) {
    packed.set([row.id, row.time, row.fresh ? 1 : 0, row.endTime, row.endId, row.fills], index * FIELDS)
  }
  return packed
}

/** The reverse of {@link packAppended}. */
export function unpackAppended(packed: Float64Array): readonly Appended[] {
  const rows: Appended[] = []
  for (let at = 0; at < packed.length; at += FIELDS) {
    const [id = 0, time = 0, fresh = 0, endTime = 0, endId = 0, fills = 0] = packed.subarray(at, at + FIELDS)
    rows.push(appendedOf({ id, time, fresh: fresh === 1, endTime, endId, fills }))
  }
  return rows
}
