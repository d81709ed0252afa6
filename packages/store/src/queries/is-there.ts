import type { BufferId } from '../ids.ts'
import { type Plan, first } from '../sql/plan.ts'
import { sql } from '../sql/statement.ts'

/** Whether a buffer is there. What one that was removed holds is there until it is swept, and nobody sees it. */
export function* isThere(buffer: BufferId): Plan<boolean> {
  return (yield* first(sql`select id from buffers where id = ${buffer} and removed = 0`)) !== undefined
}
