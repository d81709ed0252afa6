import type { BufferRecord } from '../history.ts'
import type { BufferId, NetworkId } from '../ids.ts'
import type { RetentionRule } from '../retention.ts'
import { unknownBuffer } from '../queries/reading.ts'
import { MemoryIds, type MemoryRecord } from './memory-record.ts'
import type { MemoryFacts } from './memory-facts.ts'
import type { MemoryTimeline } from './memory-timeline.ts'

/** A buffer with its messages. */
export interface MemoryBuffer {
  record: BufferRecord
  readonly timeline: MemoryTimeline
  readonly facts: MemoryFacts
  /** As JSON. */
  readonly preferences: Map<string, string>
}

/** What outlives a closed history, as a file would. */
export class MemoryHistoryData {
  readonly buffers = new Map<BufferId, MemoryBuffer>()
  readonly records = new Map<NetworkId, MemoryRecord>()
  readonly preferences = new Map<string, string>()
  readonly rules = new Map<string, RetentionRule>()
  readonly ids = new MemoryIds()
  lastBuffer: BufferId = 0

  buffer(id: BufferId): MemoryBuffer {
    const buffer = this.buffers.get(id)
    if (buffer === undefined) throw unknownBuffer()
    return buffer
  }
}
