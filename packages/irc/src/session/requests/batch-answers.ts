import { familyNamed } from '../extension-table.ts'
import type { BatchInfo } from '../core-events.ts'
import type { RequestId } from '../ids.ts'
import type { SessionCore } from '../session-core.ts'

/** The request that a batch answers without a label, by its type and what it is about. */
export function requestOfBatch(core: SessionCore, batch: BatchInfo): RequestId | undefined {
  const { requests } = core.memory
  if (requests.unlabelled === 0) return undefined
  for (const pending of requests.pending.values()) {
    if (pending.waiting !== undefined || pending.labelled) continue
    if (familyNamed(pending.family).batch !== batch.type) continue
    const [subject] = batch.params
    if (subject === undefined || pending.target === undefined || core.sameName(subject, pending.target))
      return pending.id
  }
  return undefined
}
