import type { Appended } from '../history.ts'
import { type AppendedAt, appendedOf } from '../queries/append.ts'

const FIELDS = 6

/** What became of messages as numbers in one piece of memory, which travels between threads without being copied. */
export function packAppended(rows: readonly AppendedAt[]): Float64Array {
  const packed = new Float64Array(rows.length * FIELDS)
  let at = 0
  for (const row of rows) {
    packed[at] = row.id
    packed[at + 1] = row.time
    packed[at + 2] = row.fresh ? 1 : 0
    packed[at + 3] = row.endTime
    packed[at + 4] = row.endId
    packed[at + 5] = row.fills
    at += FIELDS
  }
  return packed
}

/** The reverse of {@link packAppended}. */
export function unpackAppended(packed: Float64Array): readonly Appended[] {
  const field = (at: number): number => packed[at] ?? 0
  return Array.from({ length: packed.length / FIELDS }, (_, index) => {
    const at = index * FIELDS
    const fresh = field(at + 2) === 1
    const end = { endTime: field(at + 3), endId: field(at + 4), fills: field(at + 5) }
    return appendedOf({ id: field(at), time: field(at + 1), fresh, ...end })
  })
}
