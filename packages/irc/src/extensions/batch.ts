import type { BatchInfo, Provenance } from '../session/core-events.ts'
import type { Extension } from '../extension.ts'

/** A batch began, or ended; its lines are told one by one in between, each with its `batch`. */
export type BatchEvent =
  | (Provenance & { readonly type: 'batch-started'; readonly started: BatchInfo })
  | (Provenance & {
      readonly type: 'batch-ended'
      readonly ended: BatchInfo
      /** False where it was given up because its end did not come. */
      readonly complete: boolean
    })

/** Lines that belong together. The session itself keeps track of what is open; see batches.ts. */
export const batch: Extension<BatchEvent> = {
  name: 'batch',
  spec: 'https://ircv3.net/specs/extensions/batch',
  capabilities: ['batch'],
}
